import { auditChinese } from './audit/texts.ts'
import { backupChinese } from './backup/texts.ts'
import type { StrayOption } from './command-options.ts'
import { dueChinese } from './due-texts.ts'
import { personalDataChinese } from './personal-data/texts.ts'
import { dutyChinese } from './staff/duty-texts.ts'
import { viewsChinese } from './views/texts.ts'

type Names = readonly string[]

const list = (names: Names) => (names.length === 0 ? '无' : names.join('、'))

export const chinese = {
  help: `一件事一次办：命令行

用法
  yijianshi check [文件夹]            检查事项目录
  yijianshi plan <一件事> [选项]      按回答算出：一张清单、一张表单、一个流程
  yijianshi questions <一件事>        列出要回答的问题和可选的答案
  yijianshi due --from <日期> --days <天数> [选项]
                                      期限哪天到期，每一天算不算、为什么
  yijianshi schema [文件种类]         给编辑器用的 JSON Schema；不写种类则列出各种
  yijianshi export [--address <网址>] [--licence <网址>]
                                      目录的开放数据（JSON-LD，CPSV-AP 3.2）
  yijianshi staff list                列出工作人员账号
  yijianshi staff add --login <账号> --name <姓名> --role clerk --site <场所> --window <窗口>
  yijianshi staff add --login <账号> --name <姓名> --role reviewer --authority <部门> [--items <事项,事项>] [--head]
  yijianshi staff add --login <账号> --name <姓名> --role manager --site <场所>
  yijianshi staff add --login <账号> --name <姓名> --role editor
  yijianshi staff password|disable|enable --login <账号>
  yijianshi staff link --login <账号> --subject <统一身份认证的用户标识> [--issuer <地址>]
  yijianshi staff unlink|second-factor-off --login <账号>
  yijianshi staff deputy --login <账号> --of <同事账号> [--from <日期>] --until <日期>
                                      代岗：同一部门的审查人员，或同一服务点的窗口人员；到时自动结束
  yijianshi staff term --login <账号> [--from <日期>] [--until <日期>]
                                      限定任职时间，其他时间不能登录
  yijianshi staff duties [--login <账号>]
                                      列出代岗和任职时间；提前结束用 staff end-duty --duty <编号>
  yijianshi views rebuild [种类]       由事件重建各种列表，服务器运行时也可以；Ctrl-C 停止，下次接着做
  yijianshi audit verify [--roots <文件>]
                                      核对全部办理记录有没有被改动、删除、插入、调换，指出最早的一处
  yijianshi audit root                现在就为已结束的每一天生成根并签名
  yijianshi audit signatures          核对工作人员对决定的签名，和记录对不对得上
  yijianshi backup --to <文件夹> [--keys-to <另一个文件夹>] [--base <上一份>]
                                      备份数据库和材料文件，服务器不用停；密钥另放
  yijianshi backup verify --from <文件夹>
                                      核对备份是否完好，不恢复
  yijianshi backup --physical --to <文件夹>
                                      基础备份，配合 WAL_ARCHIVE 可恢复到任何时刻
  yijianshi restore --from <文件夹> [--keys-from <文件夹>]
                                      恢复到空的数据库和数据文件夹，再核对全部办理记录
  yijianshi restore --from <基础备份> --archive <日志文件夹> [--to-time <时刻>] [--files-from <文件夹>]
  yijianshi keys list|rotate          列出主密钥；换一把新的，服务器不用停，Ctrl-C 停止，下次接着做
  yijianshi data erase --case <编号>  删除已办结办件的表单和材料，办理记录保留，删了找不回来
  yijianshi catalogue versions        列出已发布的目录版本
  yijianshi catalogue export <文件夹> [--version <版本号>]
  yijianshi catalogue import <文件夹> --title <改什么> --login <编辑账号>
                                      把文件夹做成一份待审核的草案

工作人员账号和目录版本存在 DATABASE_URL 的数据库中，服务器运行时也可以改；没有设置时用 DATA_DIR 文件夹中自带的数据库，
要先停止服务器。密码在终端输入，或从标准输入的第一行读取；加 --generate 则生成一个，只显示这一次。

选项
  --answers '<JSON>'      回答，如 '{"operatorKind":"company","area":80}'
  --catalogue <文件夹>    事项目录，默认 ./catalogue，没有时用随软件的示例
  --region <地区代码>     在哪个地区办，如 990102000000；不写按一件事本来的规定
  --explain <种类:编号>   为什么，如 material:premises-right、task:tax-registration、day:11；
                          种类有 material、field、section、task、item、day、fee
  --sharing on|off        数据共享接通后，政府已有的材料不再收取；默认 off
  --from <日期>           due：受理等事件发生的日期，当天不算；按小时算时可写 2026-09-25T10:30
  --days <数>             due：期限多长；--unit working-days（默认）、natural-days 或 hours（办公小时）
  --suspend <起>..<止>    due：这些天中止计时，之后接着算；可写多次；不写止日表示还没结束
  --interrupt <起>..<止>  due：这些天中断计时，之后重新算；可写多次
  --extend <数>           due：延长多少
  --calendar <文件>       due：地区、单位自己的日历，或某年的放假通知；可写多次
  --now <日期>            due：截至哪天算用了多少，默认今天
  --format text|json      输出格式，默认 text；check 还可用 sarif，export 用 jsonld
  --address <网址>        开放数据将放在哪个网址
  --licence <网址>        开放数据的许可协议
  --roots <文件>          audit：另外保存的根（从 /api/audit/roots 下载的 JSON），逐一比对
  --lang zh|en            语言，默认 zh
  -h, --help              显示本说明

退出码  0 成功；1 目录有错误，记录对不上，或数据库用不了；2 命令、一件事、回答或账号有误（audit 还有：数据库用不了）
`,
  audit: auditChinese,
  backup: backupChinese,
  personalData: personalDataChinese,
  views: viewsChinese,
  unknownCommand: (command: string, near: Names) => `没有命令 ${command}。可用的命令：${list(near)}。`,
  unknownOption: (option: string, near: Names) => `没有选项 ${option}。最接近的是：${list(near)}。`,
  strayOption: ({ option, command, own, others }: StrayOption) =>
    `yijianshi ${command} 没有选项 --${option}，它用于：${list(others)}。yijianshi ${command} 的选项：${list(own)}。`,
  missingOptionValue: (option: string) => `选项 ${option} 后面缺少内容。`,
  surplusOptionValue: (option: string) => `选项 ${option} 后面不能写内容。`,
  unknownOptionValue: (option: string, value: string, allowed: Names) =>
    `${option} 不能是 ${value}。可用的值：${list(allowed)}。`,
  tooManyOperands: (operand: string) => `多出了 ${operand}。用 --help 查看用法。`,
  matterWanted: (near: Names) => `请写明是哪一件事，如：${list(near)}。`,
  notJson: (detail: string) => `--answers 不是正确的 JSON：${detail}。示例：'{"area":80}'。`,
  notAnObject: `--answers 要写成一组回答，示例：'{"area":80}'。`,
  unknownSchema: (name: string, near: Names) => `没有文件种类 ${name}。最接近的是：${list(near)}。`,
  addressWanted: (option: string, given: string) =>
    `${option} 要写完整的网址，如 https://banshi.example.gov.cn/open-data，不能是 ${given}。`,
  faultyCatalogue: (folder: string, errors: number) =>
    `目录 ${folder} 有 ${errors} 处错误，没有载入。请运行 yijianshi check 查看。`,

  unknownMatter: (matter: string, near: Names) => `没有一件事 ${matter}。最接近的是：${list(near)}。`,
  unknownRegion: (region: string, near: Names) => `没有地区 ${region}。最接近的是：${list(near)}。`,
  unknownQuestion: (question: string, near: Names) => `没有问题 ${question}。最接近的是：${list(near)}。`,
  missingAnswer: (question: string, allowed: Names) =>
    `还没有回答 ${question}。可用的答案：${list(allowed)}。`,
  unknownValue: (question: string, value: string, near: Names) =>
    `问题 ${question} 没有答案 ${value}。最接近的是：${list(near)}。`,
  wrongType: (question: string, value: string, expected: string) =>
    `问题 ${question} 的答案 ${value} 类型不对，应为${expected}。`,
  outOfRange: (question: string, value: number, min: number, max: number) =>
    `问题 ${question} 的答案 ${value} 超出范围，应在 ${min} 到 ${max} 之间。`,
  undecided: (condition: string) => `条件“${condition}”得不出结果，请联系目录的编辑人员。`,
  expected: {
    'one-value': '一个值，如 "company"',
    'several-values': '一组值，如 ["a", "b"]',
    'true-or-false': 'true 或 false',
    number: '数字',
  },

  error: '错误',
  warning: '提醒',
  sound: (matters: number, items: number, materials: number, version: string) =>
    `目录没有错误：${matters} 个一件事，${items} 个事项，${materials} 种材料。版本 ${version}。`,
  faulty: (errors: number, warnings: number) => `${errors} 处错误，${warnings} 处提醒。`,

  explainWanted: (given: string, kinds: Names) =>
    `--explain 不能是 ${given}。请写成 <种类>:<编号>，种类有：${list(kinds)}。`,
  unknownAbout: (id: string, near: Names) => `这个方案里没有 ${id}。最接近的是：${list(near)}。`,

  separately: '一件一件办',
  jointly: '一件事一次办',
  reduction: '减少',
  applications: '申请（次）',
  materials: '材料（份）',
  workingDays: '时限（工作日）',
  visits: '跑动（次）',
  links: '环节（个）',
  checklistTitle: (count: number) => `一张清单：要交 ${count} 份材料`,
  omittedTitle: (count: number) => `不用交的 ${count} 份材料`,
  flowTitle: (days: number) => `一个流程：${days} 个工作日`,
  formTitle: (count: number) => `一张表单：${count} 项，每项只填一次`,
  feesTitle: '费用',
  noFees: '不收费',
  yuan: (amount: string) => `${amount} 元`,
  filledOnline: '在线填写',
  copies: (original: number, copy: number) =>
    [original > 0 ? `原件 ${original}` : '', copy > 0 ? `复印件 ${copy}` : ''].filter(Boolean).join('，') ||
    '核对即可',
  tolerable: (days: number) => `可在 ${days} 个工作日内补交`,
  neededBy: (names: Names) => `用于：${list(names)}`,
  neededByMany: (count: number) => `用于：${count} 个事项`,
  mergedForm: (into: string) => `合并到：${into}`,
  duplicate: (givenFor: string) => `已为“${givenFor}”交过`,
  samePaper: (material: string, reason: string) => `与“${material}”是同一份：${reason}`,
  processMaterial: (producedBy: string) => `办理“${producedBy}”时产生`,
  fetched: (resource: string) => `政府已有：${resource}`,
  notApplicable: '您的情形用不到',
  startsAtOnce: '受理后立即开始',
  startsAfter: (names: Names) => `等待：${list(names)}`,
  dayRange: (from: number, to: number) => `第 ${from}–${to} 日`,
  sameDay: '当场',
  criticalNote: '█ 决定总时限  ▒ 同时进行',
  furtherSavings: (count: number, left: number) =>
    `数据共享接通后（--sharing on）还可少交 ${count} 份，只剩 ${left} 份。`,

  kind: { choice: '选一个', many: '可选多个', 'yes-no': '是或否', number: '数字' },
  askedWhen: (condition: string) => `只在 ${condition} 时询问`,
  yes: '是',
  no: '否',
  range: (min: number, max: number, unit: string) => `${min} 到 ${max} ${unit}`,

  catalogue: {
    actionWanted: (given: string, actions: Names) =>
      `catalogue 后面${given === '' ? '请写明做什么' : `不能是 ${given}`}。可以是：${list(actions)}。`,
    folderWanted: '请写明文件夹。',
    folderNotEmpty: (folder: string) => `${folder} 里已有内容，没有写入。请换一个空文件夹。`,
    unknownVersion: (version: string) => `没有第 ${version} 版目录。用 yijianshi catalogue versions 查看。`,
    none: '数据库里还没有目录。启动服务器或运行 yijianshi catalogue import 即可导入。',
    fromFolder: '文件夹',
    exported: (number: number, files: number, folder: string) =>
      `第 ${number} 版目录的 ${files} 个文件已写入 ${folder}。`,
    importedFirst: (number: number) => `目录已导入，为第 ${number} 版。`,
    same: '文件夹与现行目录完全一样，没有导入。',
    begun: (title: string, files: number) =>
      `草案“${title}”已建立：${files} 个文件有改动，等另一位同事在工作台审核后发布。`,
    notEditor: (login: string) => `${login} 不是目录编辑的账号。用 yijianshi staff list 查看。`,
  },

  due: dueChinese,
  duty: dutyChinese,

  staff: {
    actionWanted: (given: string, actions: Names) =>
      `staff 后面${given === '' ? '请写明做什么' : `不能是 ${given}`}。可以是：${list(actions)}。`,
    optionWanted: (option: string, examples: Names) => `请用 ${option} 写明，如：${list(examples)}。`,
    optionOfOtherRole: (option: string, role: string, own: Names) =>
      `${option} 不用于 ${role}。这个角色用：${list(own)}。`,
    unknownId: (option: string, given: string, near: Names) =>
      `${option}：目录中没有 ${given}。最接近的是：${list(near)}。`,
    unknownLogin: (login: string, near: Names) => `没有工作人员账号 ${login}。最接近的是：${list(near)}。`,
    passwordPrompt: '密码（不显示）：',
    passwordAgain: '再输一次：',
    passwordWanted: '没有读到密码。请在终端输入，或从标准输入传入第一行，或加 --generate。',
    passwordsDiffer: '两次输入的密码不一样，没有保存。',
    generated: (password: string) => `密码（只显示这一次）：${password}`,
    added: (login: string, role: string, location: string) =>
      `已建立账号 ${login}（${role}），数据在 ${location}。`,
    passwordChanged: (login: string) => `账号 ${login} 的密码已更换，已登录的都已退出。`,
    nowDisabled: (login: string) => `账号 ${login} 已停用，已登录的都已退出。`,
    nowEnabled: (login: string) => `账号 ${login} 已恢复使用。`,
    linked: (login: string, subject: string) => `账号 ${login} 已绑定统一身份认证的用户 ${subject}。`,
    unlinked: (login: string) => `账号 ${login} 已解除绑定，已登录的都已退出。`,
    secondFactorOff: (login: string) => `账号 ${login} 的动态验证码已关闭，已登录的都已退出。`,
    none: '还没有工作人员账号。用 yijianshi staff add 建立。',
    role: { clerk: '窗口人员', reviewer: '审查人员', manager: '管理人员', editor: '目录编辑' },
    active: '使用中',
    disabled: '已停用',
    demo: '演示',
    serverRuns: (folder: string) =>
      `数据文件夹 ${folder} 正由运行中的服务器使用。请先停止服务器再运行本命令；用 DATABASE_URL 的数据库则不用停。`,
    noDatabase: (folder: string) =>
      `${folder} 中没有数据库。请在项目文件夹中运行，或用 DATA_DIR、DATABASE_URL 指明数据库。`,
  },
} as const

/** Every language says the same things with the same parameters. */
type Widened<Value> = Value extends string
  ? string
  : Value extends (...params: infer Params) => string
    ? (...params: Params) => string
    : { readonly [Key in keyof Value]: Widened<Value[Key]> }

export type Messages = Widened<typeof chinese>
