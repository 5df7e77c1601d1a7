/** What the screens say, by which the stories find their way: the apps' own catalogues of texts. */
export { zhCn as consoleTexts } from '../packages/console/src/texts/zh-cn.ts'
export { zhCn as portalTexts } from '../packages/portal/src/texts/zh-cn.ts'
