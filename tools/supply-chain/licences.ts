/** Under which licences the packages stand that come along. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Free to use, change and hand on; MPL-2.0 binds the changed file alone, OFL-1.1 the font. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Unlicense',
])

/** Their manifests do not say it in the field for it, their files `LICENSE` do: read by a person. */
export const readByHand: ReadonlyMap<string, string> = new Map([
  ['png-js', 'MIT'],
  ['prelude-ls', 'MIT'],
])

/**
 * Libraries under the LGPL that we neither change nor link into ours: libvips, which the module of sharp opens at run
 * time from a file of its own, so that whoever runs the platform may put another build in its place (LGPL-3.0, 4 d 1).
 * Allowed by name: another package under the same licence is refused.
 */
const openedApart = /^@img\/sharp-(libvips-)?[a-z0-9-]+$/
const openedApartLicence = 'LGPL-3.0-or-later'

const lockShape = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      license: z.string().optional(),
      version: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
})

/** One of the words is enough where they stand with OR, all of them where with AND. */
export function isAllowed(expression: string, name = ''): boolean {
  const isFine = (word: string) =>
    allowed.has(word) || (word === openedApartLicence && openedApart.test(name))
  const plain = expression.replaceAll(/[()]/g, '')
  return plain.split(' OR ').some(choice => choice.split(' AND ').every(word => isFine(word.trim())))
}

export type Package = { readonly name: string; readonly licence: string | undefined }

/** Every package that the lock file installs, for any system. */
export function lockedPackages(root: string): Package[] {
  const lock = lockShape.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  return Object.entries(lock.packages).flatMap(([path, { license, link }]) => {
    const at = path.lastIndexOf('node_modules/')
    if (at === -1 || link === true) return []
    const name = path.slice(at + 'node_modules/'.length)
    return [{ name, licence: license ?? readByHand.get(name) }]
  })
}
