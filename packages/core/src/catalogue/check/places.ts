/** Every item has a window that takes it, somebody there who may act, and sites offer what is opened to them. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Catalogue, Site } from '../model.ts'
import type { CheckContext, Rule } from './rule.ts'

const itemWithoutWindow = {
  code: 'catalogue/item-without-window',
  severity: 'error',
  zh: '没有站点收事项 {item}。请在 channels.sites 对某类站点开放，并让这类站点的 matters 包含一件含有它的“一件事”。',
  en: 'No site takes the item {item}. Open it to a kind of site under channels.sites, and let such a site offer a matter that holds the item.',
  reason: {
    zh: '《优化营商环境条例》第三十六条：各类政务服务事项一般应当进驻政务服务大厅；第三十七条：行政机关不得限定办理渠道，只能网办也不行。',
    en: '优化营商环境条例 art. 36: items are taken in the service hall; art. 37: no channel is prescribed, not the web either.',
  },
} as const satisfies FindingRow

const authorisationMissing = {
  code: 'catalogue/authorisation-missing',
  severity: 'warning',
  zh: '事项 {item} 没有写首席代表的权限，授权不到位。建议写 authorisation: decide、forward 或 coordinate。',
  en: 'The item {item} does not say what the chief representative may do. Consider authorisation: decide, forward or coordinate.',
  reason: {
    zh: '“三集中三到位”：审批事项、审批权限、审批程序到位。',
    en: 'Three in place (三集中三到位): items, authority and procedure.',
  },
} as const satisfies FindingRow

const siteItemNotOpened = {
  code: 'catalogue/site-item-not-opened',
  severity: 'warning',
  zh: '站点 {site}（{kind}）受理“一件事”{matter}，但其中的事项 {items} 没有对这类站点开放。建议开放这些事项，或不在这里受理。',
  en: 'The site {site} ({kind}) offers the matter {matter}, but its items {items} are not opened to such sites. Consider opening them, or not offering the matter there.',
  reason: {
    zh: '就近办：站点只收对它开放的事项；一件事里有一项不能收，群众还得再跑一趟。',
    en: 'A service point takes exactly what is opened to it; one item that it can’t take costs another trip.',
  },
} as const satisfies FindingRow

function offers({ matters }: Site, matter: string): boolean {
  return matters === 'all' || matters.includes(matter)
}

/**
 * Whether the site takes every item opened to its kind: one that offers everything, or of which nobody can
 * tell what it offers, since a name there is wrong and reported as that.
 */
function takesAny({ matters }: Site, catalogue: Catalogue, { isDeclared }: CheckContext): boolean {
  if (matters === 'all') return true
  return matters.some(id => {
    const matter = catalogue.matters.get(id)
    return matter ? matter.items.some(({ item }) => !isDeclared('items', item)) : !isDeclared('matters', id)
  })
}

/** Where an item is taken: by itself at sites that offer everything, or within a matter. */
function itemsTaken(catalogue: Catalogue, context: CheckContext): ReadonlySet<string> {
  const sites = [...catalogue.sites.values()]
  const open = sites.filter(site => takesAny(site, catalogue, context))
  const taken = new Set<string>()
  for (const item of catalogue.items.values()) {
    if (open.some(site => item.channels.sites.includes(site.kind))) {
      taken.add(item.id)
    }
  }
  for (const matter of catalogue.matters.values()) {
    const kinds = new Set(sites.filter(site => offers(site, matter.id)).map(site => site.kind))
    for (const { item: id } of matter.items) {
      if (catalogue.items.get(id)?.channels.sites.some(kind => kinds.has(kind))) taken.add(id)
    }
  }
  return taken
}

function itemFindings(catalogue: Catalogue, context: CheckContext): Finding[] {
  const { report } = context
  const taken = itemsTaken(catalogue, context)
  return [...catalogue.items.values()].flatMap(({ id, authorisation }) => [
    ...(taken.has(id)
      ? []
      : [report(itemWithoutWindow, { in: 'items', id, path: ['channels', 'sites'] }, { item: id })]),
    ...(authorisation === undefined
      ? [report(authorisationMissing, { in: 'items', id, path: ['id'] }, { item: id })]
      : []),
  ])
}

export const places: Rule = {
  rows: [itemWithoutWindow, authorisationMissing, siteItemNotOpened],
  check(catalogue, context) {
    const { report } = context
    /** For each kind of site the items of each matter that it may not take. */
    const closed = new Map<string, string[]>()
    const closedTo = (site: Site, matter: string): string[] => {
      const key = `${site.kind} ${matter}`
      const known = closed.get(key)
      if (known) return known
      const items = catalogue.matters.get(matter)?.items.map(entry => entry.item) ?? []
      const found = items.filter(id => catalogue.items.get(id)?.channels.sites.includes(site.kind) === false)
      closed.set(key, found)
      return found
    }
    const atSites = [...catalogue.sites.values()].flatMap(site => {
      const { id, kind, matters } = site
      const offered = matters === 'all' ? [...catalogue.matters.keys()] : matters
      return offered.flatMap((matter, index) => {
        const items = closedTo(site, matter)
        if (items.length === 0) return []
        const path = matters === 'all' ? ['matters'] : ['matters', index]
        return [report(siteItemNotOpened, { in: 'sites', id, path }, { site: id, kind, matter, items })]
      })
    })
    return [...itemFindings(catalogue, context), ...atSites]
  },
}
