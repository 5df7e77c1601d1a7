/** Texts of refusals about acting for somebody else, and about organisations. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `mandate/${string}` | `organisation/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const MANDATE_ZH: Texts = {
  'mandate/not-found': () => '没有找到这份委托。',
  'mandate/exists': () => '这份委托已经有了。',
  'mandate/self': () => '自己的事自己就能办，不用委托自己。',
  'mandate/agent-unknown': () =>
    '没有找到这个人。请核对姓名和证件号码；对方还没有注册的，请先注册，或者一起到窗口办理。',
  'mandate/empty-scope': () => '请选对方能帮您做什么、办哪些事。',
  'mandate/period': params => `日期不对：从今天或以后开始，最长 ${params.years ?? 3} 年。`,
  'mandate/kind': () => '这种委托不适用，请另选一种。',
  'mandate/at-window': () => '这一步要带证明到窗口办理。',
  'mandate/proof': () => '请选窗口核对过的证明。',
  'mandate/giver-minor': () => '未满十八周岁，请由监护人到窗口办理。',
  'mandate/agent-minor': () => '对方未满十八周岁，不能代办。',
  'mandate/ward-of-age': () => '被监护人已满十八周岁，要有法院等的指定，或者意定监护协议。',
  'mandate/answered': () => '这份委托已经答复过，或者还没有答复，请刷新再看。',
  'mandate/over': () => '这份委托已经结束。',
  'mandate/ended': () => '委托已经结束，您不能再代办。填好的内容还在，本人可以接着办。',
  'mandate/act-not-covered': () => '委托里没有这一项，请本人来做，或者请本人再委托。',
  'mandate/none': () => '来的人没有有效的委托。请先核对证明，登记委托。',
  'organisation/credit-code': () => '统一社会信用代码不对，请逐位核对。',
  'organisation/other-name': () => '单位名称和统一社会信用代码对不上，请按营业执照填写。',
}

export const MANDATE_EN: Texts = {
  'mandate/not-found': () => 'This mandate was not found.',
  'mandate/exists': () => 'This mandate is there already.',
  'mandate/self': () => 'You need no mandate for yourself.',
  'mandate/agent-unknown': () =>
    'Nobody was found. Check name and document number. Who has no account yet registers first, or comes to a window with you.',
  'mandate/empty-scope': () => 'Choose what they may do for you, and in which matters.',
  'mandate/period': params => `Check the dates: from today or later, for ${params.years ?? 3} years at most.`,
  'mandate/kind': () => 'This kind of mandate does not fit. Choose another one.',
  'mandate/at-window': () => 'This is done at a window, with the papers that prove it.',
  'mandate/proof': () => 'Choose the paper that the window has checked.',
  'mandate/giver-minor': () => 'You are not yet 18. Your guardian does this at a window.',
  'mandate/agent-minor': () => 'They are not yet 18 and can’t act for you.',
  'mandate/ward-of-age': () =>
    'This person is 18 or older: a guardian needs an appointment by a court or office, or an agreement.',
  'mandate/answered': () => 'This mandate was answered already, or was not answered yet. Look again.',
  'mandate/over': () => 'This mandate is over.',
  'mandate/ended': () =>
    'The mandate has ended, so you can’t act any more. What was filled in is kept; the person can go on with it.',
  'mandate/act-not-covered': () =>
    'The mandate does not cover this. The person does it, or gives a further mandate.',
  'mandate/none': () => 'Whoever has come holds no mandate. Check the papers and record it first.',
  'organisation/credit-code': () => 'This credit code is wrong. Check each character.',
  'organisation/other-name': () =>
    'Name and credit code do not belong together. Enter them as on the business licence.',
}
