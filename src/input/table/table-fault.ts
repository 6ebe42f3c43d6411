/**
 * What makes a workbook or a document unreadable; the message is Chinese and says what to do.
 * It is thrown within the readers only: `readTableFile` turns it into a finding.
 */
export class TableFault extends Error {
  override name = 'TableFault';
}

export const TOO_LARGE =
  '文件展开后大得不像台账，没有读取。表格下方、右方如有大片空行、空列（只设了格式），请删掉后另存。';
