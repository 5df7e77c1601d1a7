import { join } from 'node:path'
import { graveHoles } from './holes.ts'
import { npmOutput } from './npm-output.ts'

const root = join(import.meta.dirname, '../..')
const wanted = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000']
const holes = graveHoles(npmOutput(root, wanted).output)
if (holes === undefined) {
  console.log('Known holes were not looked for: no registry that has advisories could be asked.')
} else if (holes.length === 0) {
  console.log('No grave hole is known in what runs in production.')
} else {
  console.error(['Grave holes are known in what runs in production:', ...holes].join('\n  '))
  process.exitCode = 1
}
