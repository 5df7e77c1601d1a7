import type { Region } from '@yijianshi/core/catalogue'

/** A region with those above it, the highest first. */
export function regionPath(code: string, regions: ReadonlyMap<string, Region>): readonly Region[] {
  const path: Region[] = []
  let next = regions.get(code)
  while (next !== undefined && !path.includes(next)) {
    path.unshift(next)
    next = next.parent === undefined ? undefined : regions.get(next.parent)
  }
  return path
}
