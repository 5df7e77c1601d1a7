/** The matters that a window may take in, as the groups of a list that is searched while one listens. */
import type { Catalogue, Matter, Name } from '@yijianshi/core/catalogue'

export type MatterOption = { readonly value: string; readonly label: string; readonly words: string }
export type MatterGroup = { readonly label: string; readonly options: readonly MatterOption[] }

/** What this site may accept (就近办). */
export function mattersOf(catalogue: Catalogue, siteId: string): Matter[] {
  const open = catalogue.sites.get(siteId)?.matters ?? []
  return [...catalogue.matters.values()].filter(matter => open === 'all' || open.includes(matter.id))
}

/** Grouped and ordered by stage of life; `words` are the name and what people call it. */
export function groupMatters(
  catalogue: Catalogue,
  matters: readonly Matter[],
  say: (name: Name) => string,
): MatterGroup[] {
  return [...catalogue.lifeStages.values()].flatMap(stage => {
    const options = matters
      .filter(matter => matter.lifeStage === stage.id)
      .map(({ id, name, keywords }) => ({
        value: id,
        label: say(name),
        words: [name.zh, name.en, ...keywords].join('\n').toLowerCase(),
      }))
    return options.length === 0 ? [] : [{ label: say(stage.name), options }]
  })
}

/** Whether the option is what was typed, or part of it: 开店, 上户口, *retire*. */
export function isMeant(typed: string, words: string | undefined): boolean {
  return words?.includes(typed.trim().toLowerCase()) === true
}
