// npm test: type check, lint, web apps, then all tests. What follows `npm test --` goes to vitest.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, projectRoot, runTool } from './install.mjs'
import { checkTypes } from './typecheck.mjs'
import { ensureWebAppsBuilt } from './web-apps.mjs'

const report = join(projectRoot, '.cache', 'vitest.json')

const node = await ensureInstalled()
console.log('Checking types …')
const failures = [...(await checkTypes(node)), ...(await lint())]
if (!(await ensureWebAppsBuilt(node))) failures.push('web apps')
const status = await runTests()
const tests = readCounts(status)
for (const failure of failures) console.error(`Failed: ${failure}`)
process.exitCode = status === 0 && failures.length === 0 ? 0 : 1
console.log(`${tests.passed} passed, ${tests.failed + failures.length} failed, ${tests.skipped} skipped`)

async function lint() {
  console.log('Checking style …')
  return (await runTool(node, '@biomejs/biome/bin/biome', ['check'])) === 0
    ? []
    : ['style (npm run format repairs most of it)']
}

async function runTests() {
  mkdirSync(join(projectRoot, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runTool(node, 'vitest/vitest.mjs', ['run', ...reporters, ...process.argv.slice(2)])
}

/** A test file that fails to load has no tests of its own; it counts as one that failed. */
function readCounts(vitestStatus) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    const broken = result.testResults.filter(
      file => file.status === 'failed' && file.assertionResults.length === 0,
    )
    const failed = result.numFailedTests + broken.length
    return {
      passed: result.numPassedTests,
      // An error outside of any test fails the run, though vitest counts it nowhere.
      failed: failed === 0 && vitestStatus !== 0 ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
