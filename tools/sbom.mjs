// npm run sbom: writes sbom.cdx.json, the bill of materials.
import { join } from 'node:path'
import { ensureInstalled, projectRoot, runToEnd } from './install.mjs'

const node = await ensureInstalled()
const script = join(projectRoot, 'tools', 'supply-chain', 'write-bill.ts')
process.exitCode = await runToEnd(node, [script], { cwd: projectRoot })
