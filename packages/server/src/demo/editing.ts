/** What the demo's editors are at: an order from above, a change that waits for review, one that is being written. */
import { randomUUID } from 'node:crypto'
import type { Actor } from '@yijianshi/core/access'
import { civilDateOf, nationalWorkingCalendar, startOfDayMs } from '@yijianshi/core/calendar'
import { setAt } from '@yijianshi/core/catalogue/edit'
import { openOrder } from '../change-order/open.ts'
import type { Services } from '../http/wiring.ts'
import { beginChange } from '../publication/begin.ts'
import { commandChange } from '../publication/command.ts'
import { hashInChange, saveText, textOf } from '../publication/save-file.ts'
import { expected, getActor } from './acting.ts'

const hourMs = 3_600_000

type Edit = { readonly path: string; readonly place: readonly (string | number)[]; readonly value: unknown }

/** A change with one edit in it. */
async function edited(
  services: Services,
  by: Actor,
  title: string,
  edit: Edit,
  order?: string,
): Promise<string> {
  const { path, place, value } = edit
  const { id, state } = expected(
    await beginChange(services, by, { title, ...(order !== undefined && { order }) }),
    title,
  )
  const before = (await textOf(services, await hashInChange(services, state, path))) ?? ''
  const after = setAt(before, place, value)
  if (!after.ok) throw new Error(`Demo: ${path} has no ${place.join('.')}`)
  expected(await saveText(services, by, id, { path, text: after.text, basedOn: state.revision }), title)
  return id
}

/** Nothing is published: the folder still decides what the catalogue of a demo is. */
export async function tellEditing(services: Services): Promise<void> {
  const today = civilDateOf(services.now())
  const { date } = nationalWorkingCalendar.subtractWorkingDays(today, 2)
  const at = (hour: number): Services => {
    const time = startOfDayMs(date) + hour * hourMs
    return { ...services, now: () => time }
  }
  const [manager, first, second] = await Promise.all(
    ['manager1', 'editor1', 'editor2'].map(login => getActor(services, login)),
  )
  if (manager === undefined || first === undefined || second === undefined)
    throw new Error('Demo: no editors')
  const opened = expected(
    await openOrder(at(9), manager, {
      id: randomUUID(),
      document: {
        title: '关于进一步压缩公章刻制备案办理时限的通知',
        number: '示政务〔2026〕18号',
        issuer: '示范市政务服务管理局',
        date,
      },
      changes: '公章刻制备案由 1 个工作日改为当场办结，办事指南同步修改。',
      words: ['公章刻制'],
      items: ['seal-filing'],
    }),
    'the change order',
  )
  const order = (await services.orders.load(opened))?.state.number
  const note = { zh: '材料齐全的，当场备案', en: 'Filed at once when the papers are complete' }
  const path = 'items/seal-filing.yaml'
  const waiting = await edited(
    at(10),
    first,
    '公章刻制备案：当场办结',
    { path, place: ['limit', 'note'], value: note },
    order,
  )
  expected(
    await commandChange(at(11), first, waiting, { id: randomUUID(), type: 'request-review' }),
    'the review',
  )
  const name = { zh: '申报人签收', en: 'The applicant receives' }
  await edited(at(14), second, '招牌备案：步骤名称写得更明白', {
    path: 'items/signboard-filing.yaml',
    place: ['steps', 0, 'name'],
    value: name,
  })
}
