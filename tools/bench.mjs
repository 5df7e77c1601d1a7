// npm run bench: the benchmarks, on the embedded database and the built web apps.
import { join } from 'node:path'
import { ensureInstalled, projectRoot, runToEnd } from './install.mjs'
import { ensureWebAppsBuilt } from './web-apps.mjs'

const node = await ensureInstalled()
if (!(await ensureWebAppsBuilt(node))) process.exit(1)
process.exitCode = await runToEnd(node, [join(projectRoot, 'bench', 'main.ts'), ...process.argv.slice(2)], {
  cwd: projectRoot,
})
