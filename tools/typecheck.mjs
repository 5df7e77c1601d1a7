// npm run typecheck, and the first step of npm test.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, projectRoot, runTool } from './install.mjs'

const typeChecksAtOnce = 2

/** Checks every TypeScript project and names those that failed. */
export async function checkTypes(node) {
  const waiting = listTypeScriptProjects()
  const failed = []
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const result = await runTool(node, 'typescript/bin/tsc', ['-p', project])
      if (result !== 0) failed.push(`types in ${project}`)
    }
  }
  await Promise.all(Array.from({ length: typeChecksAtOnce }, worker))
  return failed
}

function listTypeScriptProjects() {
  const packages = readdirSync(join(projectRoot, 'packages')).filter(name =>
    existsSync(join(projectRoot, 'packages', name, 'src')),
  )
  return packages
    .flatMap(name => [`packages/${name}/tsconfig.json`, `packages/${name}/tsconfig.test.json`])
    .filter(path => existsSync(join(projectRoot, path)))
    .concat('tsconfig.json')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = await checkTypes(await ensureInstalled())
  for (const failure of failed) console.error(`Failed: ${failure}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
