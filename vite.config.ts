import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Where the server listens while the pages are being developed; `npx vite` then serves the pages beside it.
const server = `http://127.0.0.1:${process.env.YOUJU_PORT ?? '8080'}`

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // ECharts is one piece of its own, loaded with the first chart.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// }],
        },
      },
    },
  },
  // With the slash: `/api.ts` is a file of the pages.
  server: { host: '127.0.0.1', proxy: { '/api/': server } },
})
