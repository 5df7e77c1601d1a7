/** What a refusal says about limits that are prolonged, hand-overs and credit. */
import type { RefusalParams } from './refusal.ts'

type Texts = Readonly<Record<keyof typeof CASE_LAW_ZH, (params: RefusalParams) => string>>

export const CASE_LAW_ZH = {
  'case/supplement-over': () => '补交期限已过，不能再延长。',
  'case/prolonged-already': () => '这份材料的补交期限已经延长过一次。',
  'case/prolonged-too-long': (params: RefusalParams) =>
    `因不可抗力延长补交期限，最多 ${params.days ?? ''} 个工作日。`,
  'case/not-held-yet': () => '还没到召开时间，不能记录纪要。提前召开的，请先改期。',
  'case/no-joint-limit': () => '只有一个部门办理，或各部门都已决定，没有联合办理期限可以延长。',
  'case/approver-missing': () => '请填写批准延长的本级政府负责人姓名。',
  'case/moved-elsewhere': () => '这个事项已经改由别的部门办理。',
  'case/hand-over-not-failed': () => '这个事项没有转送失败，不用重送。',
  'case/credit-broken': (params: RefusalParams) =>
    `办件 ${params.number ?? ''} 里的承诺核查不属实，信用修复以前不能容缺、不能用承诺代替。请把材料交齐，或先到政务中心办理信用修复。`,
  'case/no-broken-promise': () => '这个办件里没有待修复的失信承诺。',
}

export const CASE_LAW_EN: Texts = {
  'case/supplement-over': () => 'The time to hand it in is over and can’t be prolonged.',
  'case/prolonged-already': () => 'The time for this material has been prolonged once already.',
  'case/prolonged-too-long': params =>
    `For force majeure the time is prolonged by ${params.days ?? ''} working days at most.`,
  'case/not-held-yet': () =>
    'It is not held yet, so there are no minutes. If it is held earlier, move it first.',
  'case/no-joint-limit': () =>
    'One authority alone handles it, or all have decided: there is no joint limit to extend.',
  'case/approver-missing': () => 'Enter the name of the head of the government who approved it.',
  'case/moved-elsewhere': () => 'By now another authority is in charge of this item.',
  'case/hand-over-not-failed': () => 'The hand-over of this item has not failed; there is nothing to repeat.',
  'case/credit-broken': params =>
    `A promise in case ${params.number ?? ''} was found untrue. Until your credit is repaired nothing can follow later or be promised: hand in every material, or ask the centre for the repair first.`,
  'case/no-broken-promise': () => 'No promise was broken in this case, or it is repaired already.',
}
