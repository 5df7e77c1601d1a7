/** What a refusal says to people: what is wrong and what to do, in plain words. */
import { AUDIT_EN, AUDIT_ZH } from './audit-texts.ts'
import { CASE_LAW_EN, CASE_LAW_ZH } from './case-law-texts.ts'
import { DRAFT_EN, DRAFT_ZH } from './draft-texts.ts'
import { FILE_EN, FILE_ZH } from './file-texts.ts'
import { IDENTITY_EN, IDENTITY_ZH } from './identity-texts.ts'
import { LICENCE_EN, LICENCE_ZH } from './licence-texts.ts'
import { MANDATE_EN, MANDATE_ZH } from './mandate-texts.ts'
import type { Refusal, RefusalCode, RefusalParams } from './refusal.ts'
import { SHARING_EN, SHARING_ZH } from './sharing-texts.ts'
import { WEBHOOK_EN, WEBHOOK_ZH } from './webhook-texts.ts'

type Texts = Readonly<Record<RefusalCode, (params: RefusalParams) => string>>

const ZH: Texts = {
  'access/login-needed': () => '请先登录。',
  'access/login-failed': () => '账号或密码不对，请核对后再试。',
  'access/login-locked': params => `输错次数太多，请 ${params.minutes ?? 15} 分钟后再试。`,
  'access/role': () => '您的岗位不能做这一步。',
  'access/not-your-case': () => '没有找到这个办件。',
  'access/not-your-authority': () => '这个事项由其他部门办理。',
  'access/not-your-item': () => '这个事项不由您审查。',
  'access/separation': () => '受理和审查不能是同一个人，请交给其他同事。',
  'access/reason-needed': () => '要看办件内容，请先说明理由。',
  'access/wrong-origin': () => '请求不是从本网站发出的，请刷新页面再试。',
  'access/too-many-requests': () => '操作太频繁，请稍等一会儿再试。',
  'request/invalid': params =>
    `提交的内容有误：${params.where ?? ''}${params.what ? `，${params.what}` : ''}。`,
  'request/not-found': () => '没有找到您要的内容。',
  'request/too-large': () => '提交的内容太大。',
  'form/incomplete': () => '还有内容没填好，请按提示修改。',
  'case/not-found': () => '没有找到这个办件。',
  'case/exists': () => '这个办件已经提交。',
  'case/no-item': () => '按您的情形没有要办的事项，不用申请。',
  'case/stage': params => `办件现在是“${stageZh(params.stage)}”，不能做这一步。`,
  'case/material-missing': () => '还有材料没交齐。',
  'case/check-incomplete': () => '还有材料没有核对，请逐份核对后再受理。',
  'case/reason-missing': () => '请写明理由。',
  'case/second-notice': () => '补正只能一次性告知，不能再次要求补正。',
  'case/empty-notice': () => '请至少列出一项需要补正的内容。',
  'case/not-on-checklist': params => `清单和表单里没有“${params.id ?? ''}”，不得要求提供。`,
  'case/notice-unanswered': () => '告知单上还有内容没有补正。',
  'case/unknown-item': params => `这个办件里没有事项“${params.item ?? ''}”。`,
  'case/unknown-authority': params => `没有“${params.authority ?? ''}”这个部门。`,
  'case/task-stage': () => '这个事项现在不能做这一步，请刷新后再看。',
  'case/precondition': () => '前面的事项还没出结果，暂时不能办理。',
  'case/points-unreviewed': () => '还有审核要点没有核对。',
  'case/points-unmet': () => '有审核要点不符合，不能准予。请改为不予，并写明理由。',
  'case/result-missing': () => '结果证照不齐，不能发证。',
  'case/tracking-missing': () => '请填写快递单号。',
  'case/already-rated': () => '您已经评价过了，谢谢。',
  'case/changed': () => '办件刚刚被别人更新，请刷新后再试。',
  'case/contents-erased': () => '这个办件的表单和材料已经删除，不能再改。',
  'case/words-erased': () => '这个办件已过保管期限，写过的意见和理由已经删除，不能再办。',
  'case/version-current': () => '这个办件已经按现行办事指南办理。',
  'case/not-tolerable': params => `“${params.id ?? ''}”是主要材料，不能容缺，请现在交。`,
  'case/not-promisable': params => `“${params.id ?? ''}”不能用承诺代替，请交材料。`,
  'case/letter-missing': () => '请先阅读并签署承诺书。',
  'case/site-not-open': params => `这些事项没有向本服务点开放，不能在这里受理：${params.items ?? ''}。`,
  'case/notice-too-late': () => '告知补正的期限已过，申请依法视为受理。',
  'case/already-held': params => `“${params.id ?? ''}”政府已经掌握，不得再要求提供。`,
  'case/not-online': () => '预审只用于网上提交的申请。',
  'case/pre-examined': () => '这份申请已经预审过。',
  'case/nothing-changed': () => '没有任何变动，不用提交。',
  'case/not-owed': params => `“${params.id ?? ''}”不在待补的材料里。`,
  'case/not-due': () => '期限还没有到。',
  'case/joint-notice-open': () => '各部门正在汇总要补正的内容，汇总完会一次告知。',
  'case/no-joint-notice': () => '现在没有正在汇总的联合告知。',
  'case/not-asked': () => '这里没有征求您部门的意见。',
  'case/spoken-already': () => '您的部门已经提过意见，只能提一次。',
  'case/nobody-asked': () => '请选择参加的部门。',
  'case/time-past': () => '时间要在现在以后。',
  'case/unknown-act': () => '没有找到这次联合踏勘或会议，或已经结束。',
  'case/not-convenor': () => '只有召集部门或政务中心能做这一步。',
  'case/officials-missing': () => '现场核查要有两名以上工作人员，请填写姓名。',
  'case/received-already': () => '这个事项已经签收。',
  'case/returned-already': () => '这个事项已经退回过一次，不能再退。',
  'case/same-authority': () => '这个部门已经在办这个事项。',
  'case/no-second-review': () => '这个事项不需要复核。',
  'case/confirmed-already': () => '这个事项已经复核。',
  'case/second-person': () => '复核要由另一个人来做。',
  'case/review-unconfirmed': () => '请先复核，再做决定。',
  'case/head-only': () => '这一步要由部门负责人来做。',
  'case/not-authorised': () => '这个事项没有授权窗口决定，请转报部门负责人。',
  'case/decide-yourself': () => '这个事项已授权您当场决定，不用转报。',
  'case/procedure-not-declared': params =>
    `办事指南没有为这个事项设“${procedureZh(params.kind)}”程序，不能启动。`,
  'case/procedure-open': () => '特别程序还没有结束。',
  'case/procedure-repeated': params => `“${procedureZh(params.kind)}”已经做过一次，不能再次停表。`,
  'case/procedure-too-long': params => `这个程序最长 ${params.days ?? ''} 天。`,
  'case/unknown-procedure': () => '没有找到正在进行的这个程序。',
  'case/objection-open': () => '还有异议没有答复。',
  'case/unknown-objection': () => '没有找到这条异议，或已经答复。',
  'case/opinion-open': () => '还有部门没有回复意见，暂时不能决定。',
  'case/opinion-disagrees': () => '有部门不同意，请先开联审会议统一意见。',
  'case/opinion-days': params => `回复期限为 1 到 ${params.days ?? ''} 个工作日。`,
  'case/unknown-request': () => '没有找到这次征求意见。',
  'case/extended-already': () => '期限只能延长一次。',
  'case/limit-over': () => '期限已过，不能再延长。',
  'case/extension-too-long': params => `最多延长 ${params.days ?? ''} 个工作日。`,
  'case/longer-limit': params => `承诺时限只能缩短，不能超过 ${params.days ?? ''} 个工作日。`,
  'case/material-awaited': () => '容缺的材料还没补齐，不能发证。',
  'case/no-such-result': () => '没有找到这个有效的结果证照。',
  'case/no-commitment': () => '这份材料没有用承诺代替。',
  'case/checked-already': () => '这项承诺已经核查过。',
  'case/separate-already': () => '已经选择分开领取。',
  'case/not-deliverable': () => '没有可以送达的结果。',
  'case/one-delivery': () => '申请人没有选择分开领取，结果要一次送达。',
  'case/unknown-tracking': params => `没有用快递单号 ${params.number ?? ''} 寄出的结果。`,
  'case/not-refused': () => '只有不予办理或者中止的事项能重新办理。',
  'case/version-incompatible': params =>
    `新办事指南要求更多（${params.what ?? ''}），不能用于这个办件，仍按提交时的指南办理。`,
  'publication/not-found': () => '没有找到这份目录草案。',
  'publication/version-unknown': () => '没有这个版本的目录。',
  'publication/exists': () => '这份目录草案已经建立。',
  'publication/title-missing': () => '请写明这次改什么。',
  'publication/reason-missing': () => '请写明退回的原因。',
  'publication/stage': params => `草案现在是“${changeStageZh(params.stage)}”，不能做这一步。`,
  'publication/path': params => `目录里不能有文件“${params.path ?? ''}”，请核对文件名。`,
  'publication/stale-file': params =>
    `文件 ${params.path ?? ''} 刚刚被别人改过。您的内容没有丢，请核对后再保存。`,
  'publication/empty-change': () => '草案里还没有改动。',
  'publication/second-person-needed': () => '自己改的不能自己审，请交给另一位同事。',
  'publication/conflict': params =>
    `这些文件在别的草案里已经改过并发布：${params.paths ?? ''}。请先合并新版本，再审核发布。`,
  'publication/faulty-change': params => `草案里有 ${params.errors ?? ''} 处错误，还不能送审。请按提示改正。`,
  'publication/unsound': params => `合并后的目录有 ${params.errors ?? ''} 处错误，不能发布。请按提示改正。`,
  'publication/nothing-new': () => '内容与现行目录完全一样，不用发布。',
  'publication/base-current': () => '草案已经基于现行目录，不用合并。',
  'publication/sample-type': () => '样例图片只能是 WebP、PNG 或 JPEG，文件名要与格式一致。',
  'publication/busy': () => '同时发布的人太多，请稍后再试。',
  'order/not-found': () => '没有找到这份调整通知。',
  'order/exists': () => '这份调整通知已经登记。',
  'order/closed': () => '这份调整通知已经办结或取消。',
  'order/source-missing': () =>
    '请写明来文标题、发文机关和调整内容，并给出查找事项用的词语、法规、事项或材料。',
  'order/reason-missing': () => '请写明取消这份通知的理由。',
  'supervision/not-found': () => '没有找到这张督办单。',
  'supervision/exists': () => '这件事已经在督办。',
  'supervision/stage': () => '督办单现在不能做这一步，请刷新后再看。',
  'supervision/not-yours': () => '这张督办单由别的单位答复。',
  'supervision/text-missing': () => '请写明情况或理由。',
  'supervision/second-person-needed': () => '答复的人不能自己认定，请交给其他负责人。',
  'supervision/nothing-owed': () => '没有找到这项限时义务，可能已经办完。',
  'spreadsheet/broken': () => '这个表格文件打不开，可能已损坏，请另存为 XLSX 后再试。',
  'spreadsheet/encrypted': () => '这个表格文件有密码，请去掉密码后再试。',
  'spreadsheet/too-large': () => '这个表格太大，请分成几个文件。',
  'benchmark/not-found': () => '没有找到这份对标数据，可能已删除。',
  ...AUDIT_ZH,
  ...IDENTITY_ZH,
  ...CASE_LAW_ZH,
  ...DRAFT_ZH,
  ...FILE_ZH,
  ...LICENCE_ZH,
  ...MANDATE_ZH,
  ...SHARING_ZH,
  ...WEBHOOK_ZH,
  'service/unavailable': () => '系统暂时连不上，内容没有丢，请稍后再试。',
}

const EN: Texts = {
  'access/login-needed': () => 'Log in first.',
  'access/login-failed': () => 'Account or password is wrong. Check both and try again.',
  'access/login-locked': params => `Too many wrong tries. Try again in ${params.minutes ?? 15} minutes.`,
  'access/role': () => 'Your post may not do this step.',
  'access/not-your-case': () => 'There is no such case.',
  'access/not-your-authority': () => 'Another authority handles this item.',
  'access/not-your-item': () => 'This item is not yours to review.',
  'access/separation': () => 'Whoever took a case in may not review it. Hand it to a colleague.',
  'access/reason-needed': () => 'State a reason first to see the contents of a case.',
  'access/wrong-origin': () => 'The request did not come from this site. Reload the page and try again.',
  'access/too-many-requests': () => 'Too many requests. Wait a moment and try again.',
  'request/invalid': params =>
    `What was sent is not right: ${params.where ?? ''}${params.what ? `, ${params.what}` : ''}.`,
  'request/not-found': () => 'What you asked for was not found.',
  'request/too-large': () => 'What was sent is too large.',
  'form/incomplete': () => 'Some fields are not right yet. Follow the hints.',
  'case/not-found': () => 'There is no such case.',
  'case/exists': () => 'This case is submitted already.',
  'case/no-item': () => 'In your situation nothing has to be applied for.',
  'case/stage': params => `The case is “${stageEn(params.stage)}” now, so this step is not possible.`,
  'case/material-missing': () => 'Some materials are still missing.',
  'case/check-incomplete': () => 'Some materials are not checked. Check each before accepting.',
  'case/reason-missing': () => 'Write down the reason.',
  'case/second-notice': () => 'What is missing is told once; a second notice is not allowed.',
  'case/empty-notice': () => 'List at least one thing to correct.',
  'case/not-on-checklist': params =>
    `“${params.id ?? ''}” is not on this list or form and may not be asked for.`,
  'case/notice-unanswered': () => 'Something on the notice is not corrected yet.',
  'case/unknown-item': params => `This case has no item “${params.item ?? ''}”.`,
  'case/unknown-authority': params => `There is no authority “${params.authority ?? ''}”.`,
  'case/task-stage': () => 'This step is not possible for the item now. Reload and look again.',
  'case/precondition': () => 'An earlier item has no result yet.',
  'case/points-unreviewed': () => 'Some review points are not checked.',
  'case/points-unmet': () =>
    'A review point is not met, so it cannot be granted. Refuse it and give the reasons.',
  'case/result-missing': () => 'A result is missing, so nothing can be issued.',
  'case/tracking-missing': () => 'Enter the tracking number.',
  'case/already-rated': () => 'You have rated this already. Thank you.',
  'case/changed': () => 'Somebody has just changed this case. Reload and try again.',
  'case/contents-erased': () =>
    'Form and materials of this case have been erased and can’t be changed any more.',
  'case/words-erased': () =>
    'The time of this case’s record is over and its words have been erased: nothing more can be done in it.',
  'case/version-current': () => 'This case follows the current guide already.',
  'case/not-tolerable': params =>
    `“${params.id ?? ''}” is a main material and can’t follow later. Hand it in now.`,
  'case/not-promisable': params => `A promise can’t stand in for “${params.id ?? ''}”. Hand in the material.`,
  'case/letter-missing': () => 'Read and sign the commitment letter first.',
  'case/site-not-open': params =>
    `These items are not open at this site, so they can’t be accepted here: ${params.items ?? ''}.`,
  'case/notice-too-late': () => 'The time for a notice is over; by law the application counts as accepted.',
  'case/already-held': params =>
    `The government has “${params.id ?? ''}” already, so it may not be asked for again.`,
  'case/not-online': () => 'Only applications that came online are examined beforehand.',
  'case/pre-examined': () => 'This application has been examined beforehand already.',
  'case/nothing-changed': () => 'Nothing has changed, so there is nothing to send.',
  'case/not-owed': params => `“${params.id ?? ''}” is not among the materials still to come.`,
  'case/not-due': () => 'The limit is not over yet.',
  'case/joint-notice-open': () =>
    'The authorities are gathering what is missing; it will be told in one notice.',
  'case/no-joint-notice': () => 'No joint notice is being gathered now.',
  'case/not-asked': () => 'Your authority has not been asked here.',
  'case/spoken-already': () => 'Your authority has spoken already; it speaks once.',
  'case/nobody-asked': () => 'Choose the authorities that take part.',
  'case/time-past': () => 'The time must lie in the future.',
  'case/unknown-act': () => 'There is no such joint inspection or meeting, or it has ended.',
  'case/not-convenor': () => 'Only the convening authority or the centre may do this.',
  'case/officials-missing': () => 'A check on site takes two officials at least. Enter their names.',
  'case/received-already': () => 'This item has been signed for already.',
  'case/returned-already': () => 'This item was returned once and can’t be returned again.',
  'case/same-authority': () => 'This authority takes part in the item already.',
  'case/no-second-review': () => 'This item needs no second review.',
  'case/confirmed-already': () => 'This item has been confirmed already.',
  'case/second-person': () => 'A second person must confirm the review.',
  'case/review-unconfirmed': () => 'The review must be confirmed before the decision.',
  'case/head-only': () => 'Only the head of the authority may do this.',
  'case/not-authorised': () =>
    'The window is not authorised to decide this item. Forward it to the head of the authority.',
  'case/decide-yourself': () => 'You are authorised to decide this item, so it need not be forwarded.',
  'case/procedure-not-declared': params =>
    `The guide of this item declares no ${procedureEn(params.kind)}, so none can be begun.`,
  'case/procedure-open': () => 'A special procedure is still under way.',
  'case/procedure-repeated': params =>
    `The ${procedureEn(params.kind)} has taken place; the clock can’t be stopped for it again.`,
  'case/procedure-too-long': params => `This procedure may take ${params.days ?? ''} days at most.`,
  'case/unknown-procedure': () => 'No such procedure is under way.',
  'case/objection-open': () => 'An objection has not been answered yet.',
  'case/unknown-objection': () => 'There is no such objection, or it has been answered.',
  'case/opinion-open': () => 'An authority has not given its opinion yet, so nothing can be decided.',
  'case/opinion-disagrees': () => 'An authority disagrees. Settle it in a joint meeting first.',
  'case/opinion-days': params => `The time for an answer is 1 to ${params.days ?? ''} working days.`,
  'case/unknown-request': () => 'There is no such request for an opinion.',
  'case/extended-already': () => 'A limit can be extended once only.',
  'case/limit-over': () => 'The limit is over and can’t be extended any more.',
  'case/extension-too-long': params => `The extension may be ${params.days ?? ''} working days at most.`,
  'case/longer-limit': params =>
    `A promised limit can only become shorter, never ${params.days ?? ''} working days or more.`,
  'case/material-awaited': () => 'A material that was to follow has not come, so nothing can be issued.',
  'case/no-such-result': () => 'There is no such valid result.',
  'case/no-commitment': () => 'No promise stands in for this material.',
  'case/checked-already': () => 'This promise has been checked already.',
  'case/separate-already': () => 'Separate delivery has been chosen already.',
  'case/not-deliverable': () => 'There is no result to hand over.',
  'case/one-delivery': () =>
    'The applicant has not chosen separate delivery, so all results are handed over together.',
  'case/unknown-tracking': params => `No result was sent with tracking number ${params.number ?? ''}.`,
  'case/not-refused': () => 'Only items that were refused or stopped can be handled again.',
  'case/version-incompatible': params =>
    `The new guide asks for more (${params.what ?? ''}), so this case stays with the guide it was submitted under.`,
  'publication/not-found': () => 'There is no such change of the catalogue.',
  'publication/version-unknown': () => 'There is no such version of the catalogue.',
  'publication/exists': () => 'This change of the catalogue has been begun already.',
  'publication/title-missing': () => 'Say in a title what changes.',
  'publication/reason-missing': () => 'Say why it is sent back.',
  'publication/stage': params =>
    `The change is “${changeStageEn(params.stage)}” now, so this step is not possible.`,
  'publication/path': params => `The catalogue can have no file “${params.path ?? ''}”. Check its name.`,
  'publication/stale-file': params =>
    `Somebody has just changed the file ${params.path ?? ''}. Yours is not lost: compare both and save again.`,
  'publication/empty-change': () => 'Nothing is changed in it yet.',
  'publication/second-person-needed': () =>
    'Whoever wrote a change may not approve it. Hand it to a colleague.',
  'publication/conflict': params =>
    `These files were changed and published elsewhere meanwhile: ${params.paths ?? ''}. Merge the new version first.`,
  'publication/faulty-change': params =>
    `The change has ${params.errors ?? ''} errors, so nobody is asked to review it yet. Mend what is listed.`,
  'publication/unsound': params =>
    `The merged catalogue has ${params.errors ?? ''} errors, so it is not published. Mend what is listed.`,
  'publication/nothing-new': () => 'This is the same as the catalogue in use. There is nothing to publish.',
  'publication/base-current': () => 'The change is based on the catalogue in use already.',
  'publication/sample-type': () => 'A sample is a WebP, PNG or JPEG picture, and its name ends accordingly.',
  'publication/busy': () => 'Too many people publish at once. Try again in a moment.',
  'order/not-found': () => 'There is no such change order.',
  'order/exists': () => 'This change order is registered already.',
  'order/closed': () => 'This change order is carried out or cancelled already.',
  'order/source-missing': () =>
    'Give title and issuer of the document, what changes, and words, laws, items or materials to look for.',
  'order/reason-missing': () => 'Say why the change order is cancelled.',
  'supervision/not-found': () => 'This supervision order was not found.',
  'supervision/exists': () => 'There is a supervision order for this already.',
  'supervision/stage': () => 'The supervision order is not at this step now. Refresh and look again.',
  'supervision/not-yours': () => 'Somebody else has to answer this supervision order.',
  'supervision/text-missing': () => 'Please say what the matter is, or give the reason.',
  'supervision/second-person-needed': () => 'Whoever replied can’t judge the reply. Ask another manager.',
  'supervision/nothing-owed': () => 'Nothing of the kind is owed; it may have been done by now.',
  'spreadsheet/broken': () => 'The spreadsheet cannot be opened. Save it as XLSX and try again.',
  'spreadsheet/encrypted': () => 'The spreadsheet has a password. Remove it and try again.',
  'spreadsheet/too-large': () => 'The spreadsheet is too large. Split it into several files.',
  'benchmark/not-found': () => 'This benchmark was not found; perhaps it was deleted.',
  ...AUDIT_EN,
  ...IDENTITY_EN,
  ...CASE_LAW_EN,
  ...DRAFT_EN,
  ...FILE_EN,
  ...LICENCE_EN,
  ...MANDATE_EN,
  ...SHARING_EN,
  ...WEBHOOK_EN,
  'service/unavailable': () => 'The service cannot be reached now. Nothing is lost; try again soon.',
}

const STAGES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  submitted: { zh: '待受理', en: 'awaiting acceptance' },
  correcting: { zh: '补正中', en: 'being corrected' },
  handling: { zh: '办理中', en: 'being handled' },
  concluded: { zh: '待送达', en: 'to be delivered' },
  closed: { zh: '已办结', en: 'closed' },
  declined: { zh: '不予受理', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

const CHANGE_STAGES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  editing: { zh: '编辑中', en: 'being edited' },
  'in-review': { zh: '待审核', en: 'in review' },
  approved: { zh: '已通过', en: 'approved' },
  scheduled: { zh: '定时发布', en: 'scheduled' },
  published: { zh: '已发布', en: 'published' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
}

function changeStageZh(stage: string | number | undefined): string {
  return CHANGE_STAGES[String(stage)]?.zh ?? String(stage ?? '')
}

function changeStageEn(stage: string | number | undefined): string {
  return CHANGE_STAGES[String(stage)]?.en ?? String(stage ?? '')
}

function stageZh(stage: string | number | undefined): string {
  return STAGES[String(stage)]?.zh ?? String(stage ?? '')
}

function stageEn(stage: string | number | undefined): string {
  return STAGES[String(stage)]?.en ?? String(stage ?? '')
}

const PROCEDURES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  hearing: { zh: '听证', en: 'hearing' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  inspection: { zh: '检验', en: 'inspection' },
  testing: { zh: '检测', en: 'testing' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  'expert-review': { zh: '专家评审', en: 'expert review' },
  'site-inspection': { zh: '现场核查', en: 'site inspection' },
  publicity: { zh: '公示', en: 'publicity notice' },
  'opinion-request': { zh: '征求意见', en: 'request for opinions' },
}

function procedureZh(kind: string | number | undefined): string {
  return PROCEDURES[String(kind)]?.zh ?? String(kind ?? '')
}

function procedureEn(kind: string | number | undefined): string {
  return PROCEDURES[String(kind)]?.en ?? String(kind ?? '')
}

/** The refusal in words. */
export function refusalText(refusal: Refusal, language: 'zh' | 'en'): string {
  return (language === 'zh' ? ZH : EN)[refusal.code](refusal.params)
}
