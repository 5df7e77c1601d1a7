/** The catalogue's regions, fetched once when a form first asks for one. */
import { call } from '../server/call.ts'

export type Region = {
  /** GB/T 2260 with township and village levels: 12 digits. */
  readonly code: string
  readonly name: { readonly zh: string; readonly en?: string }
  readonly parent?: string
}

let loading: Promise<readonly Region[]> | undefined

function isRegion(value: unknown): value is Region {
  if (typeof value !== 'object' || value === null) return false
  if (!('code' in value && typeof value.code === 'string')) return false
  if ('parent' in value && typeof value.parent !== 'string' && value.parent !== undefined) return false
  if (!('name' in value && typeof value.name === 'object' && value.name !== null)) return false
  return 'zh' in value.name && typeof value.name.zh === 'string'
}

async function load(): Promise<readonly Region[]> {
  const answer = await call('getCatalogue')
  if (!answer.ok) {
    loading = undefined
    return []
  }
  const { regions } = answer.value
  return Array.isArray(regions) ? regions.filter(isRegion) : []
}

/** Empty where the list cannot be had; the next field that asks tries again. */
export function loadRegions(): Promise<readonly Region[]> {
  loading ??= load()
  return loading
}
