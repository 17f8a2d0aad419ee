// Builds the server (tsc) and the pages (vite) into dist/, side by side, then copies what neither of them compiles.
import { spawn } from 'node:child_process'
import { cp, mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '..')
const binary = (name, path) => join(dirname(require.resolve(`${name}/package.json`)), path)

const run = (script, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} failed`))))
  })

await rm(join(root, 'dist'), { recursive: true, force: true })
await mkdir(join(root, 'dist'), { recursive: true })
await Promise.all([
  run(binary('typescript', 'bin/tsc'), ['-p', 'tsconfig.build.json']),
  run(binary('vite', 'bin/vite.js'), ['build', '--logLevel', 'warn']),
])
await cp(join(root, 'src/server/db/migrations'), join(root, 'dist/server/db/migrations'), { recursive: true })
