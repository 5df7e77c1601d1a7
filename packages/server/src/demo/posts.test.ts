import { join } from 'node:path'
import { answersFor } from '@yijianshi/core/access'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { beforeAll, expect, test } from 'vitest'
import { loadCatalogue } from '../catalogue/load.ts'
import { demoPosts } from './people.ts'

let catalogue: Catalogue
beforeAll(async () => {
  const loaded = await loadCatalogue(join(import.meta.dirname, '../../../../catalogue'))
  if (loaded.catalogue === undefined) throw new Error(JSON.stringify(loaded.findings))
  catalogue = loaded.catalogue
})

/** Logins of those who may decide on this item of this authority. */
function reviewersOf(authority: string, item: string): string[] {
  return demoPosts
    .filter(post => post.role === 'reviewer' && answersFor({ account: '', ...post }, authority, item))
    .map(post => post.login)
}

test('each task of every matter, in every region, reaches somebody', () => {
  const tasks = [...catalogue.matters.values()].flatMap(matter => {
    const locals = [...catalogue.variants.values()]
      .filter(variant => variant.matter === matter.id)
      .flatMap(variant => variant.regions.map(({ authorities = [] }) => authorities))
    return matter.items.flatMap(({ item }) => {
      const standard = catalogue.items.get(item)?.authority ?? ''
      const local = locals.flatMap(map =>
        map.filter(entry => entry.standard === standard).map(entry => entry.local),
      )
      return [standard, ...local].map(authority => ({ authority, item }))
    })
  })
  expect(tasks.length).toBeGreaterThan(163)
  expect(tasks.filter(({ authority, item }) => reviewersOf(authority, item).length === 0)).toEqual([])
})

test('posts are of windows, authorities and items that there are', () => {
  const unknown = demoPosts.filter(post => {
    if (post.role === 'clerk') {
      return !catalogue.sites.get(post.site)?.windows.some(({ id }) => id === post.window)
    }
    if (post.role !== 'reviewer') return false
    const items = post.items === 'all' ? [] : post.items
    return (
      !catalogue.authorities.has(post.authority) ||
      items.some(item => catalogue.items.get(item)?.authority !== post.authority)
    )
  })
  expect(unknown).toEqual([])
  expect(new Set(demoPosts.map(({ login }) => login)).size).toBe(demoPosts.length)
})
