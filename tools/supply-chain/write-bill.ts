import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { billOfMaterials } from './bill.ts'

const root = join(import.meta.dirname, '../..')
const bill = billOfMaterials(root)
writeFileSync(join(root, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
console.log(`sbom.cdx.json: ${bill.components.length} components.`)
