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
  'mandate/register-citizens': () =>
    '登记机关只按居民身份证号码核对。用其他证件的，请带营业执照和证件到窗口登记。',
  'mandate/register-denies': () =>
    '登记机关的数据里，您不是这家单位的法定代表人，或者没有这家单位。请逐位核对代码；刚变更的，过几天再试，或者带营业执照和身份证到窗口登记。',
  'mandate/register-closed': () => '登记机关的数据里，这家单位已经不再存续，不能以它的名义办事。',
  'mandate/register-silent': () =>
    '现在问不到登记机关。请过一会儿再试，您填的还在；着急的，带营业执照和身份证到窗口登记。',
  'mandate/register-often': () => '今天核对的次数太多了。请明天再试，或者带营业执照和身份证到窗口登记。',
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
  'mandate/register-citizens': () =>
    'The register knows people by their citizen number. With another document, bring it and the business licence to a window.',
  'mandate/register-denies': () =>
    'By the register you are not the legal representative of this organisation, or there is none of that code. Check each character. After a change, try again in some days, or bring the business licence and your identity card to a window.',
  'mandate/register-closed': () =>
    'By the register this organisation exists no more, so nothing can be done in its name.',
  'mandate/register-silent': () =>
    'The register can’t be asked just now. Try again in a while: what you entered stays. If it is urgent, bring the business licence and your identity card to a window.',
  'mandate/register-often': () =>
    'That was checked too often today. Try again tomorrow, or bring the business licence and your identity card to a window.',
  'mandate/none': () => 'Whoever has come holds no mandate. Check the papers and record it first.',
  'organisation/credit-code': () => 'This credit code is wrong. Check each character.',
  'organisation/other-name': () =>
    'Name and credit code do not belong together. Enter them as on the business licence.',
}
