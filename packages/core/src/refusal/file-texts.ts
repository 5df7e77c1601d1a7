/** Texts of refusals about files that are handed in. */
import type { RefusalCode, RefusalParams } from './refusal.ts'

type Code = Extract<RefusalCode, `file/${string}`>
type Texts = Readonly<Record<Code, (params: RefusalParams) => string>>

export const FILE_ZH: Texts = {
  'file/wrong-type': params =>
    `这个文件是 ${params.found ?? '无法识别的格式'}，请上传 ${params.allowed ?? ''}。`,
  'file/heic': () =>
    '这张照片是 HEIC 格式，这里打不开。请直接点“拍照”重拍，或在手机的“设置—相机—格式”里选“兼容性最佳”后再拍，也可以交这张照片的截屏。',
  'file/too-large': params => `文件超过 ${params.limitMebibytes ?? ''} MB，请压缩或重新拍照。`,
  'file/empty': () => '这个文件是空的，请重新选择。',
  'file/picture-broken': () => '这张图片打不开，可能没有传完整或已经损坏。请重新拍一张再交。',
  'file/picture-too-large': params =>
    `这张图片超过 ${params.limitMegapixels ?? ''} 百万像素，太大了。请把分辨率调低，或拍一张照片再交。`,
  'file/picture-too-slow': () => '这张图片太复杂，处理不了。请拍一张照片再交。',
  'file/pdf-locked': () =>
    '这个 PDF 加了密或限制了使用，部门打不开。请打开它，用“打印—另存为 PDF”存一份再交，或把原件拍照再交。',
  'file/pdf-active': () =>
    '这个 PDF 里带有脚本、附件或多媒体，没有收下。请打开它，用“打印—另存为 PDF”存一份再交；带的附件请单独交。',
  'file/ofd-broken': () =>
    '这个 OFD 文件打不开，可能没有传完整，或不是真正的 OFD。请重新下载或导出一份再交，也可以转成 PDF 再交。',
  'file/ofd-locked': () =>
    '这个 OFD 文件加了密，部门打不开。请用阅读软件打开它，另存一份没有加密的再交，或转成 PDF 再交。',
  'file/ofd-active': () =>
    '这个 OFD 文件里带有程序、多媒体、别的附件或通向文件之外的内容，没有收下。请用阅读软件打开它，转成 PDF 再交；带的附件请单独交。',
  'file/ofd-too-large': () => '这个 OFD 文件展开后太大，没有收下。请分成几份，或转成 PDF 再交。',
  'file/malware': params =>
    `这个文件里查出了病毒（${params.found ?? ''}），没有收下。请先给电脑或手机杀毒，再换一个文件，或把原件拍照再交。`,
  'file/not-scanned': () => '文件查毒暂时用不了，这个文件没有收下。它还在您的手机或电脑里，请过几分钟再交。',
  'file/too-many': params => `一份材料最多 ${params.limit ?? ''} 个文件。`,
  'file/not-on-checklist': () => '清单里没有这份材料，不用交。',
}

export const FILE_EN: Texts = {
  'file/wrong-type': params =>
    `This file is ${params.found ?? 'of an unknown kind'}. Upload ${params.allowed ?? ''}.`,
  'file/heic': () =>
    'This photo is in the HEIC format, which can’t be opened here. Take it again with “Photograph”, or choose “Most compatible” under Settings – Camera – Formats of the phone first. A screenshot of the photo will do too.',
  'file/too-large': params =>
    `The file is larger than ${params.limitMebibytes ?? ''} MB. Compress it or take the photo again.`,
  'file/empty': () => 'This file is empty. Choose another.',
  'file/picture-broken': () =>
    'This picture can’t be opened. It may be damaged or incomplete. Take it again.',
  'file/picture-too-large': params =>
    `This picture has more than ${params.limitMegapixels ?? ''} megapixels. Choose a lower resolution, or take a photo.`,
  'file/picture-too-slow': () => 'This picture is too complex to be opened. Take a photo instead.',
  'file/pdf-locked': () =>
    'This PDF is encrypted or restricted, so the authority could not open it. Open it, print it to a PDF and hand that in, or take a photo of the original.',
  'file/pdf-active': () =>
    'This PDF holds a script, an attachment or media, so it was not taken. Open it, print it to a PDF and hand that in; hand attachments in on their own.',
  'file/ofd-broken': () =>
    'This OFD file can’t be opened. It may be incomplete, or no OFD at all. Download or export it again, or turn it into a PDF.',
  'file/ofd-locked': () =>
    'This OFD file is encrypted, so the authority could not open it. Open it in your reader and save it without encryption, or turn it into a PDF.',
  'file/ofd-active': () =>
    'This OFD file holds a program, media, another attachment or a way out of the file, so it was not taken. Open it in your reader and turn it into a PDF; hand attachments in on their own.',
  'file/ofd-too-large': () =>
    'This OFD file becomes too large when it is opened, so it was not taken. Split it, or turn it into a PDF.',
  'file/malware': params =>
    `A virus was found in this file (${params.found ?? ''}), so it was not taken. Clean your device and choose another file, or take a photo of the original.`,
  'file/not-scanned': () =>
    'Files can’t be checked for viruses just now, so this one was not taken. It is still on your device. Try again in a few minutes.',
  'file/too-many': params => `A material takes at most ${params.limit ?? ''} files.`,
  'file/not-on-checklist': () => 'This material is not on the list and need not be handed in.',
}
