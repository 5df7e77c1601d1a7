import type { Catalogue } from '@yijianshi/core/catalogue'

/** Whether the site is of a kind to which the item is opened (就近办). What the catalogue has dropped stays open. */
export function mayTakeIn(catalogue: Catalogue): (site: string, item: string) => boolean {
  return (site, item) => {
    const kind = catalogue.sites.get(site)?.kind
    const open = catalogue.items.get(item)?.channels.sites
    return kind === undefined || open === undefined || open.includes(kind)
  }
}
