/** The catalogue as plain data, for the wire, and back in the console's browser. */
import type { Catalogue, CatalogueData } from './model.ts'

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map(entry => [entry.id, entry]))
}

export function catalogueData(catalogue: Catalogue): CatalogueData {
  return {
    version: catalogue.version,
    regions: [...catalogue.regions.values()],
    authorities: [...catalogue.authorities.values()],
    sites: [...catalogue.sites.values()],
    licences: [...catalogue.licences.values()],
    elements: [...catalogue.elements.values()],
    materials: [...catalogue.materials.values()],
    questions: [...catalogue.questions.values()],
    items: [...catalogue.items.values()],
    matters: [...catalogue.matters.values()],
    lifeStages: [...catalogue.lifeStages.values()],
    preconditions: [...catalogue.preconditions.values()],
    variants: [...catalogue.variants.values()],
    resources: [...catalogue.resources.values()],
    policy: catalogue.policy,
  }
}

/** The data come from a sound catalogue of the server, so they are not checked again. */
export function catalogueFromData(data: CatalogueData): Catalogue {
  return {
    version: data.version,
    regions: new Map(data.regions.map(region => [region.code, region])),
    authorities: byId(data.authorities),
    sites: byId(data.sites),
    licences: byId(data.licences),
    elements: byId(data.elements),
    materials: byId(data.materials),
    questions: byId(data.questions),
    items: byId(data.items),
    matters: byId(data.matters),
    lifeStages: byId(data.lifeStages),
    preconditions: byId(data.preconditions),
    variants: byId(data.variants),
    resources: byId(data.resources),
    policy: data.policy,
  }
}
