import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { billOfMaterials } from './bill.ts'
import { graveHoles } from './holes.ts'
import { lockedPackages } from './licences.ts'

const root = join(import.meta.dirname, '../..')
const manifest = z.object({ workspaces: z.array(z.string()) })

test('the bill of materials names every workspace and every package, and nothing of this machine', () => {
  const bill = billOfMaterials(root)
  const { workspaces } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const own = bill.components.filter(({ group }) => group === '@yijianshi').map(({ name }) => name)
  expect(own.toSorted()).toEqual(workspaces.map(folder => folder.replace('packages/', '')).toSorted())
  expect(bill.metadata.component.name).toBe('yijianshi')
  const named = new Set(bill.components.map(({ purl }) => decodeURIComponent(purl).replace(/@[^@]+$/, '')))
  const missing = lockedPackages(root).filter(({ name }) => !named.has(`pkg:npm/${name}`))
  expect(missing).toEqual([])
  const known = new Set([bill.metadata.component, ...bill.components].map(entry => entry['bom-ref']))
  expect(bill.dependencies.filter(({ ref }) => !known.has(ref))).toEqual([])
  expect(JSON.stringify(bill)).not.toContain(root)
})

test('grave holes are told, lesser ones are not, and no advisories are not taken for none', () => {
  const hole = (name: string, severity: string) => [name, { name, severity, range: '<2.0.0' }]
  const report = { vulnerabilities: Object.fromEntries([hole('a', 'critical'), hole('b', 'low')]) }
  expect(graveHoles(JSON.stringify(report))).toEqual(['a <2.0.0: critical'])
  expect(graveHoles('{"vulnerabilities":{}}')).toEqual([])
  expect(graveHoles('{"message":"405 Method Not Allowed","error":{}}')).toBeUndefined()
  expect(graveHoles('')).toBeUndefined()
})
