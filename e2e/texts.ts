/** What the screens say, by which the stories find their way: the apps' own catalogues of texts. */
import { en } from '../packages/portal/src/texts/en.ts'
import { zhCn } from '../packages/portal/src/texts/zh-cn.ts'

export { en as consoleEnglish } from '../packages/console/src/texts/en.ts'
export { zhCn as consoleTexts } from '../packages/console/src/texts/zh-cn.ts'
export { zhCn as portalTexts } from '../packages/portal/src/texts/zh-cn.ts'

/** What stands on the portal where something is still to come, in either language. */
export const loadingWords: readonly string[] = [zhCn.loading, en.loading]
