// npm run audit: known holes in what runs in production. Without a network it says so, and is no failure.
import { join } from 'node:path'
import { ensureInstalled, projectRoot, runToEnd } from './install.mjs'

const node = await ensureInstalled()
const script = join(projectRoot, 'tools', 'supply-chain', 'look-for-holes.ts')
process.exitCode = await runToEnd(node, [script], { cwd: projectRoot })
