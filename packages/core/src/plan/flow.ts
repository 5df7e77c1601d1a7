/** The merged flow (一个流程): who waits for whose result, and the longest path in working days. */
import type { Flow, PlanTask } from './plan.ts'
import type { PreparedItem, PreparedMatter } from './prepare.ts'
import { licenceOf } from './same-papers.ts'
import type { Truth } from './truth.ts'

type Node = { readonly item: PreparedItem; readonly dependsOn: readonly string[] }

/** An item waits for those whose results are among its applicable materials. */
function dependencies(prepared: PreparedMatter, items: readonly PreparedItem[], truth: Truth): Node[] {
  const producer = new Map(
    items.flatMap(entry => entry.item.results.map(licence => [licence, entry.item.id] as const)),
  )
  return items.map(entry => {
    const needed = entry.materials.flatMap(({ material, when }) => {
      const licence = licenceOf(material, prepared.samePapers)
      const maker = licence === undefined ? undefined : producer.get(licence)
      return maker !== undefined && maker !== entry.item.id && truth.holds(when) ? [maker] : []
    })
    return { item: entry, dependsOn: [...new Set(needed)] }
  })
}

/** In an order in which each follows what it depends on. The check refuses cycles, so all are placed. */
function inOrder(nodes: readonly Node[]): Node[] {
  const placed = new Map<string, Node>()
  const visit = (node: Node, path: ReadonlySet<string>): void => {
    const id = node.item.item.id
    if (placed.has(id) || path.has(id)) return
    const deeper = new Set([...path, id])
    for (const needed of nodes) if (node.dependsOn.includes(needed.item.item.id)) visit(needed, deeper)
    placed.set(id, node)
  }
  for (const node of nodes) visit(node, new Set())
  return [...placed.values()]
}

export function planFlow(prepared: PreparedMatter, items: readonly PreparedItem[], truth: Truth): Flow {
  const nodes = inOrder(dependencies(prepared, items, truth))
  const ends = new Map<string, number>()
  const timed = nodes.map(node => {
    const startDay = Math.max(0, ...node.dependsOn.map(id => ends.get(id) ?? 0))
    const endDay = startDay + node.item.item.limit.promisedDays
    ends.set(node.item.item.id, endDay)
    return { node, startDay, endDay }
  })
  const workingDays = Math.max(0, ...timed.map(entry => entry.endDay))

  // From the end back: a task is critical when a critical task waited for it, or the whole for its end.
  const critical = new Set<string>()
  for (const { node, endDay } of timed.toReversed()) {
    const id = node.item.item.id
    const heldUp = timed.some(
      later =>
        critical.has(later.node.item.item.id) &&
        later.node.dependsOn.includes(id) &&
        later.startDay === endDay,
    )
    if (endDay === workingDays || heldUp) critical.add(id)
  }
  const tasks: PlanTask[] = timed.map(({ node, startDay, endDay }) => ({
    item: node.item.item.id,
    name: node.item.item.name,
    authority: node.item.authority.id,
    authorityName: node.item.authority.name,
    dependsOn: node.dependsOn,
    startDay,
    endDay,
    critical: critical.has(node.item.item.id),
  }))
  return { tasks, workingDays }
}
