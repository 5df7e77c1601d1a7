// npm start: installs and builds what is missing or stale, then becomes the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, projectRoot } from './install.mjs'
import { ensureWebAppsBuilt } from './web-apps.mjs'

const node = await ensureInstalled()
if (!(await ensureWebAppsBuilt(node))) process.exit(1)
runServer(join(projectRoot, 'packages', 'server', 'src', 'main.ts'), process.argv.slice(2))

/**
 * A terminal sends Ctrl-C to this process, to npm and to the server alike, and npm sends it on once more; so each
 * signal goes to the server at most once from here, and the server takes a repeated one as the same wish.
 */
function runServer(main, args) {
  const server = spawn(node, [main, ...args], { stdio: 'inherit' })
  const sent = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (sent.has(signal)) return
      sent.add(signal)
      server.kill(signal)
    })
  }
  server.on('error', error => {
    console.error(`The server could not be started with ${node}: ${error.message}`)
    process.exit(1)
  })
  server.on('close', (status, signal) => process.exit(signal === null ? status : 1))
}
