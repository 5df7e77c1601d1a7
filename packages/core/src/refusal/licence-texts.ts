/** Texts of refusals about e-licences. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `licence/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const LICENCE_ZH: Texts = {
  'licence/not-found': () => '没有找到这份证照。',
  'licence/exists': () => '这份证照已经生成。',
  'licence/revoked': () => '这份证照已经撤销。',
  'licence/suspended': () => '这份证照已经暂停使用。',
  'licence/not-suspended': () => '这份证照没有暂停，不用恢复。',
  'licence/reason-missing': () => '暂停或恢复证照，要写明理由。',
  'licence/no-such-import': () => '没有这次导入，可能已经撤销。',
  'licence/import-decided': () => '这次导入已经复核过，或者已经撤销。',
  'licence/import-own': () => '自己导入的证照，要由另一个人复核。',
  'licence/import-not-compared': () => '还有证照没有与登记册核对。请先一页一页核对完，再确认。',
  'licence/import-needs-head': () => '这次导入已经复核过，证照已经在用。要撤销，只能由部门负责人来撤。',
  'licence/import-not-json': () => '这个文件不是完整的 JSON。请检查括号、引号和逗号。',
  'licence/no-such-code': () => '没有这个核验码，请核对后再输。',
  'licence/showing-over': () => '这个出示码已经失效，请对方重新出示。',
}

export const LICENCE_EN: Texts = {
  'licence/not-found': () => 'This licence was not found.',
  'licence/exists': () => 'The e-licence is there already.',
  'licence/revoked': () => 'This licence has been revoked.',
  'licence/suspended': () => 'This licence is suspended already.',
  'licence/not-suspended': () => 'This licence is not suspended; there is nothing to resume.',
  'licence/reason-missing': () => 'To suspend or resume a licence, give the reason.',
  'licence/no-such-import': () => 'There is no such import. It may have been taken back.',
  'licence/import-decided': () => 'This import was decided on already, or taken back.',
  'licence/import-own': () => 'Somebody else has to confirm what you imported yourself.',
  'licence/import-not-compared': () =>
    'Some of the licences were not compared with the register yet. Go through all pages first, then confirm.',
  'licence/import-needs-head': () =>
    'A second person has confirmed this import, and its licences are in use. Only the head of the authority can take it back.',
  'licence/import-not-json': () =>
    'This file is not complete JSON. Check its brackets, quotation marks and commas.',
  'licence/no-such-code': () => 'There is no such code. Check it and try again.',
  'licence/showing-over': () => 'This code is used up or too old. Ask its holder to show the licence again.',
}
