import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot, runTool } from './install.mjs'

const webApps = ['portal', 'console']
const sharedPackages = ['core', 'contract']
const stampName = '.sources'

/** Builds the web apps whose sources changed since their last build; gives false when a build failed. */
export async function ensureWebAppsBuilt(node) {
  const stale = webApps.filter(app => existsSync(join(packageFolder(app), 'vite.config.ts'))).filter(isStale)
  if (stale.length === 0) return true
  console.log(`Building ${stale.join(' and ')} …`)
  return (await Promise.all(stale.map(app => build(node, app)))).every(Boolean)
}

async function build(node, app) {
  // Taken before the build: a file that changes meanwhile makes the build stale, not wrong.
  const stamp = hashSources(app)
  const status = await runTool(node, 'vite/bin/vite.js', ['build', '--logLevel', 'warn'], {
    cwd: packageFolder(app),
    // A build begun by a test must not become one for tests.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) {
    console.error(`The web app ${app} could not be built (see above).`)
    return false
  }
  writeFileSync(join(packageFolder(app), 'dist', stampName), stamp)
  return true
}

function isStale(app) {
  const stamp = join(packageFolder(app), 'dist', stampName)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashSources(app)
}

function hashSources(app) {
  const hash = createHash('sha256')
  const files = [app, ...sharedPackages].flatMap(name => listSources(packageFolder(name)))
  for (const file of [...files, join(projectRoot, 'package-lock.json')]) {
    hash.update(relative(projectRoot, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function listSources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !['dist', 'node_modules'].includes(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listSources(path) : [path]
    })
}

function packageFolder(name) {
  return join(projectRoot, 'packages', name)
}
