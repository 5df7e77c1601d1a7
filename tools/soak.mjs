// npm run soak: the tests that only show their worth over hours, and the property tests with many more runs (SOAK).
import { ensureInstalled, runTool } from './install.mjs'
import { ensureWebAppsBuilt } from './web-apps.mjs'

const node = await ensureInstalled()
if (!(await ensureWebAppsBuilt(node))) process.exit(1)
const projects = ['--project=unit', '--project=database', '--project=soak']
process.exitCode = await runTool(node, 'vitest/vitest.mjs', ['run', ...projects, ...process.argv.slice(2)], {
  env: { ...process.env, SOAK: process.env.SOAK ?? '1' },
})
