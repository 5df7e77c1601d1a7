/** What the platform is made of, as CycloneDX: npm lists it, from the lock file alone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { npmOutput } from './npm-output.ts'

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  group: z.string().optional(),
  version: z.string(),
  purl: z.string(),
})

export const billShape = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
})
export type Bill = z.infer<typeof billShape>

/** Throws when npm gives none. */
export function billOfMaterials(root: string): Bill {
  const { status, output } = npmOutput(root, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'])
  if (status !== 0) throw new Error(`npm sbom ended with ${status}; it needs npm 9.5 or newer.`)
  const bill = billShape.parse(JSON.parse(output))
  const { name } = z
    .object({ name: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  // npm names our own packages after their folders, wherever those lie.
  const components = bill.components.map(entry => {
    const [, group, own] = /^(@yijianshi)\/([^@]+)@/.exec(entry['bom-ref']) ?? []
    return group === undefined || own === undefined ? entry : { ...entry, group, name: own }
  })
  const { metadata } = bill
  return { ...bill, metadata: { ...metadata, component: { ...metadata.component, name } }, components }
}
