/** Authorities that work with a system of their own: where it is, and the secret that signs what it is sent. */
import { readFileSync } from 'node:fs'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { z } from 'zod'
import { readSecret } from '../webhook/signature.ts'

export type AuthoritySystem = { readonly url: string; readonly secret: Buffer }
/** By the id of the authority. */
export type AuthoritySystems = ReadonlyMap<string, AuthoritySystem>

type Read =
  | { readonly ok: true; readonly systems: AuthoritySystems }
  | { readonly ok: false; readonly message: string }

/** `secret` names the variable of the environment in which it stands, so that the file holds none. */
const fileSchema = z.record(
  z.string().min(1).max(200),
  z.strictObject({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1) }),
)

function refused(reason: string): Read {
  return { ok: false, message: `AUTHORITY_SYSTEMS ${reason}` }
}

function readFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Reads the file that AUTHORITY_SYSTEMS names; no authority has a system of its own where it names none. */
export function readAuthoritySystems(given: (name: string) => string | undefined): Read {
  const path = given('AUTHORITY_SYSTEMS')
  if (path === undefined) return { ok: true, systems: new Map() }
  const content = readFile(path)
  if (content instanceof Error) return refused(`names a file that can’t be read: ${content.message}`)
  const parsed = fileSchema.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused(`is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message ?? ''}`)
  }
  const systems = new Map<string, AuthoritySystem>()
  for (const [authority, { url, secret: name }] of Object.entries(parsed.data)) {
    const secret = readSecret(given(name) ?? '')
    if (secret === undefined)
      return refused(`names ${name} for ${authority}, which must hold whsec_ and 24 to 64 bytes as Base64.`)
    systems.set(authority, { url, secret })
  }
  return { ok: true, systems }
}

/** A line for each id that no authority has: it would be told nothing, and nobody would know. */
export function strangeSystems(systems: AuthoritySystems, { authorities }: Catalogue): string[] {
  return [...systems.keys()]
    .filter(id => !authorities.has(id))
    .map(id => `AUTHORITY_SYSTEMS names ${id}, an authority that the catalogue does not have.`)
}
