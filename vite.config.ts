import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

// Where the server listens while the pages are being developed; `npx vite` then serves the pages beside it.
const server = `http://127.0.0.1:${process.env.YOUJU_PORT ?? '8080'}`

const WORKER = 'service_worker'

/** Tells the service worker which files this version consists of. Charts are left out: no form needs them. */
const filesForWorker: Plugin = {
  name: 'files-for-worker',
  generateBundle(_, bundle) {
    const worker = bundle[`${WORKER}.js`]
    if (worker?.type !== 'chunk') throw new Error('The service worker was not built')
    const files = Object.keys(bundle)
      .filter((file) => /\.(js|css|svg)$/.test(file) && file !== worker.fileName && !/\/chart-/.test(file))
      .sort()
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
    worker.code = worker.code
      .replace('__FILES__', JSON.stringify(files.map((file) => `/${file}`)))
      .replaceAll('__VERSION__', JSON.stringify(version))
  },
}

export default defineConfig({
  root: 'src/web',
  plugins: [react(), filesForWorker],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // ECharts is one piece of its own, loaded with the first chart.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: 'src/web/index.html', [WORKER]: `src/web/${WORKER}.ts` },
      output: {
        // Its address must stay the same from version to version.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// }],
        },
      },
    },
  },
  // With the slash: `/api.ts` is a file of the pages.
  server: { host: '127.0.0.1', proxy: { '/api/': server } },
})
