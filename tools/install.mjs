// Runs on Node 20 and newer, before anything is installed: plain JavaScript, Node's own modules only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

const pinnedNodePackage = join(projectRoot, 'node_modules', 'node')

/** Installs what is missing or stale, with npm's own progress, and gives the path of the pinned Node. */
export async function ensureInstalled() {
  const reason = findStaleness()
  if (reason !== undefined) {
    console.log(`Installing packages (${reason}) …`)
    // Warnings would be about the Node that runs npm, which is not the one that runs the platform.
    await runNpm(['ci', '--loglevel=error'])
  }
  return findPinnedNode() ?? (await installPinnedNode())
}

/** Why `npm ci` is needed; undefined when what is installed is what the lock file says. */
function findStaleness() {
  const installed = readLock(join(projectRoot, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return 'nothing is installed yet'
  const wanted = readLock(join(projectRoot, 'package-lock.json'))
  if (wanted === undefined) stop('package-lock.json is missing or damaged; restore it from the repository.')
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || !path.includes('node_modules/')) continue
    const found = installed[path]
    // An optional package may be one for another operating system.
    if (found === undefined && (entry.optional || entry.devOptional)) continue
    if (found?.version !== entry.version || found?.integrity !== entry.integrity) {
      return `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} is not what package-lock.json says`
    }
  }
  return undefined
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}

function findPinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const path = join(pinnedNodePackage, 'bin', name)
  return existsSync(path) ? path : undefined
}

/** npm leaves the program out when install scripts are off (`ignore-scripts`); the package's own installer brings it. */
async function installPinnedNode() {
  const installer = join(pinnedNodePackage, 'installArchSpecificPackage.js')
  if (existsSync(installer)) {
    console.log('Installing the pinned Node …')
    await runToEnd(process.execPath, [installer], { cwd: pinnedNodePackage })
    const installed = findPinnedNode()
    if (installed !== undefined) return installed
  }
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath
  return stop(
    'The pinned Node could not be installed. Run "npm ci" with install scripts allowed, or use Node 26 or newer.',
  )
}

async function runNpm(args) {
  const cli = process.env.npm_execpath
  const status = cli?.endsWith('.js')
    ? await runToEnd(process.execPath, [cli, ...args], { cwd: projectRoot })
    : await runToEnd('npm', args, { cwd: projectRoot, shell: process.platform === 'win32' })
  if (status !== 0)
    stop(`npm ${args.join(' ')} failed (see above). Check the network and the npm registry, then try again.`)
}

/** Runs a program on our terminal and gives its exit code. */
export function runToEnd(program, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    child.on('error', error => {
      console.error(`${program} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('close', (status, signal) => resolve(signal === null ? status : 128))
  })
}

/** Runs one of the installed command-line programs on the pinned Node. */
export function runTool(node, packageAndFile, args, options = {}) {
  const program = join(projectRoot, 'node_modules', ...packageAndFile.split('/'))
  return runToEnd(node, [program, ...args], { cwd: projectRoot, ...options })
}

export function stop(message) {
  console.error(message)
  process.exit(1)
}
