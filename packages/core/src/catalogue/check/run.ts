/** Runs the rules, and after an edit only those parts of them that looked at what has changed. */
import { type EntityPlace, type Home, reportAt } from '../entities.ts'
import type { Finding, FindingRow, ParamsOf } from '../finding.ts'
import { type CollectionName, collectionNames } from '../layout.ts'
import type { Catalogue } from '../model.ts'
import { changedReads, type Read, readOf, readOfAll, watched } from './reads.ts'
import type { CheckContext, EachCheck, Rule } from './rule.ts'

export type Homes = Readonly<Record<CollectionName, ReadonlyMap<string, Home>>>

export type RunInput = {
  readonly catalogue: Catalogue
  readonly homes: Homes
  readonly samples: ReadonlySet<string>
}

/** A finding with its home: when the file of that home is read anew, the line is told anew. */
type Reported = {
  readonly place: EntityPlace
  readonly home: Home | undefined
  readonly finding: Finding
  readonly tell: (homes: Homes) => Finding
}

/** All that the rules of a collection found at one entity, and what they looked at for it. */
type EntityRun = { readonly reads: ReadonlySet<Read>; readonly reported: readonly Reported[] }

function contextOf(
  { homes, samples }: RunInput,
  note: (read: Read) => void,
  reported: Reported[],
): CheckContext {
  return {
    samples,
    isDeclared(collection, id) {
      note(readOf(collection, id))
      return homes[collection].has(id)
    },
    declaredIds(collection) {
      note(readOfAll(collection))
      return [...homes[collection].keys()]
    },
    report<Row extends FindingRow>(row: Row, place: EntityPlace, params: ParamsOf<Row>) {
      const tell = (current: Homes) => reportAt(current[place.in], row, place, params)
      const finding = tell(homes)
      reported.push({ place, home: homes[place.in].get(place.id), finding, tell })
      return finding
    },
  }
}

/** Names that are declared now and were not, or the other way; faulty entities count too. */
function changedNames(before: Homes, after: Homes): Read[] {
  return collectionNames.flatMap(name => {
    const [old, now] = [before[name], after[name]]
    const ids = [...now.keys()].filter(id => !old.has(id))
    for (const id of old.keys()) if (!now.has(id)) ids.push(id)
    return ids.length === 0 ? [] : [readOfAll(name), ...ids.map(id => readOf(name, id))]
  })
}

function isUntouched(run: EntityRun, changed: ReadonlySet<Read>): boolean {
  for (const read of changed) if (run.reads.has(read)) return false
  return true
}

export class RuleRunner {
  readonly #wholeRules: readonly Rule[]
  readonly #entityRules: ReadonlyMap<CollectionName, readonly EachCheck[]>
  readonly #runs = new Map<CollectionName, Map<string, EntityRun>>()
  #last: RunInput | undefined

  constructor(rules: readonly Rule[]) {
    this.#wholeRules = rules.filter(rule => rule.each === undefined)
    const each = rules.flatMap(rule => rule.each ?? [])
    this.#entityRules = Map.groupBy(each, rule => rule.collection)
  }

  run(input: RunInput): Finding[] {
    const last = this.#last
    this.#last = input
    if (last === undefined || last.samples !== input.samples) this.#runs.clear()
    const changed = last && [
      ...changedReads(last.catalogue, input.catalogue),
      ...changedNames(last.homes, input.homes),
    ]
    const whole = this.#wholeRules.flatMap(rule =>
      rule.check(
        input.catalogue,
        contextOf(input, () => {}, []),
      ),
    )
    const each = [...this.#entityRules].flatMap(([collection, rules]) =>
      this.#entityFindings(collection, rules, input, new Set(changed)),
    )
    return [...whole, ...each]
  }

  #entityFindings(
    collection: CollectionName,
    rules: readonly EachCheck[],
    input: RunInput,
    changed: ReadonlySet<Read>,
  ): Finding[] {
    const earlier = this.#runs.get(collection)
    const runs = new Map<string, EntityRun>()
    this.#runs.set(collection, runs)
    let reads = new Set<Read>()
    let reported: Reported[] = []
    const note = (read: Read) => reads.add(read)
    const catalogue = watched(input.catalogue, note)
    for (const id of input.catalogue[collection].keys()) {
      const kept = earlier?.get(id)
      if (kept !== undefined && isUntouched(kept, changed)) {
        runs.set(id, { reads: kept.reads, reported: kept.reported.map(entry => retold(entry, input.homes)) })
        continue
      }
      reads = new Set()
      reported = []
      const context = contextOf(input, note, reported)
      const findings = new Set(rules.flatMap(rule => rule.check(id, catalogue, context)))
      runs.set(id, { reads, reported: reported.filter(entry => findings.has(entry.finding)) })
    }
    return [...runs.values()].flatMap(run => run.reported.map(entry => entry.finding))
  }
}

function retold(entry: Reported, homes: Homes): Reported {
  const home = homes[entry.place.in].get(entry.place.id)
  if (home === entry.home) return entry
  return { ...entry, home, finding: entry.tell(homes) }
}
