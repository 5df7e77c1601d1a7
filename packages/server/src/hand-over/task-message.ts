/** What the system of an authority is sent of a task: enough to open it there, and nothing about the person. */
import { dueOf, limitAt, nationalWorkingCalendar } from '@yijianshi/core/calendar'
import { type CaseState, type Task, taskClock } from '@yijianshi/core/case'
import type { StoredPlan } from '../draft/plan-store.ts'
import { type CloudEvent, EVENT_PREFIX } from '../engine/outbox.ts'
import type { LeasedTask } from './store.ts'

/** Unique for ever: of the event by which the task was sent out. */
export function handOverId({ process, version }: Pick<LeasedTask, 'process' | 'version'>): string {
  return `${process}/${version}`
}

/**
 * `state` is the case just after that event and `at` the moment of it, so what is sent again is the same to the letter.
 * Form values and names stay here: who handles the task reads them in the console.
 */
export function taskMessage(
  leased: LeasedTask,
  state: CaseState,
  task: Task,
  plan: Pick<StoredPlan, 'name' | 'items' | 'checklist'>,
): CloudEvent {
  const clock = taskClock(task)
  const at = leased.happenedAt.getTime()
  const own = state.materials.filter(({ material }) => task.law.materials.includes(material))
  return {
    specversion: '1.0',
    id: handOverId(leased),
    source: 'urn:yijianshi',
    type: `${EVENT_PREFIX}.hand-over.task`,
    time: leased.happenedAt.toISOString(),
    subject: leased.process,
    datacontenttype: 'application/json',
    data: {
      number: state.number,
      matter: state.matter,
      matterName: plan.name,
      situation: state.situation,
      item: task.item,
      itemName: plan.items.find(({ item }) => item === task.item)?.name ?? null,
      authority: task.authority,
      catalogueVersion: state.catalogueVersion,
      dispatchedAt: new Date(task.dispatchedAt ?? at).toISOString(),
      promisedDays: task.promisedDays,
      due: clock === undefined ? null : dueOf(nationalWorkingCalendar, limitAt(clock, at)).date,
      licences: task.licences,
      reviewPoints: task.reviewPoints,
      materials: own.map(({ material, files }) => ({
        material,
        name: plan.checklist.find(entry => entry.material === material)?.name ?? null,
        files: files.map(({ sha256, bytes, mediaType }) => ({ sha256, bytes, mediaType })),
      })),
    },
  }
}
