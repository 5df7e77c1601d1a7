import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const manifests = ['.', ...readdirSync(join(root, 'packages')).map(name => join('packages', name))]

function dependenciesOf(folder: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null) return []
  const names = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])
  return [
    ...('dependencies' in manifest ? names(manifest.dependencies) : []),
    ...('devDependencies' in manifest ? names(manifest.devDependencies) : []),
  ].filter(name => !name.startsWith('@yijianshi/'))
}

test('ARCHITECTURE.md says of each direct dependency why it is there, and of no other', () => {
  const [, table = ''] = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('\n## Dependencies\n')
  const rows = table.split('\n').filter(line => line.startsWith('| `'))
  const explained = rows.flatMap(row => {
    const [, names = ''] = row.split('|')
    return [...names.matchAll(/`([^`]+)`/g)].map(match => match[1])
  })
  expect(explained.toSorted()).toEqual([...new Set(manifests.flatMap(dependenciesOf))].toSorted())
})
