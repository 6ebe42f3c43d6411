/** What the file system reports, in Chinese, and what to do about it. */
interface Problem {
  reading: string;
  writing: string;
  /** Whether naming another place would do for what is to be written. */
  isOfPlace: boolean;
}

export const IS_FOLDER = '这是一个文件夹，不是文件。';
const NO_RIGHT = {
  reading: '没有读这个文件的权限。请向文件的主人要读取权限。',
  writing: '没有写的权限。请换一个地方，或者请管理员给予权限',
  isOfPlace: true,
};
const TOO_MANY = {
  reading: '同时打开的文件太多，没有读取。请关掉一些程序后重试。',
  writing: '同时打开的文件太多。请关掉一些程序后重试',
  isOfPlace: false,
};
const IN_USE = {
  reading: '文件正被别的程序占用，没有读取。请关掉后重试。',
  writing: '文件正被别的程序占用。请关掉后重试',
  isOfPlace: false,
};
const DISCONNECTED = {
  reading: '文件所在的网络盘或移动盘连接不上，没有读取。请接好后重试。',
  writing: '网络盘或移动盘连接不上。请接好后重试',
  isOfPlace: false,
};
const DISK_FULL = {
  reading: '磁盘满了，没有读取。请腾出空间后重试。',
  writing: '磁盘满了。请腾出空间后重试',
  isOfPlace: false,
};

const PROBLEMS: ReadonlyMap<string, Problem> = new Map([
  [
    'ENOENT',
    {
      reading: '没有这个文件。请核对文件名和所在的文件夹。',
      writing: '没有这个文件夹。请先建好文件夹',
      isOfPlace: true,
    },
  ],
  [
    'ENOTDIR',
    {
      reading: '没有这个文件：路径中间有一段不是文件夹。请核对。',
      writing: '路径中间有一段不是文件夹。请核对',
      isOfPlace: true,
    },
  ],
  ['EISDIR', { reading: IS_FOLDER, writing: '这是一个文件夹。请写明文件名', isOfPlace: true }],
  [
    'ENAMETOOLONG',
    {
      reading: '没有这个文件：名称太长。请核对。',
      writing: '文件名太长。请换一个短些的',
      isOfPlace: true,
    },
  ],
  [
    'ELOOP',
    {
      reading: '这是一个指向自己的快捷方式（符号链接），读不出内容。',
      writing: '这是一个指向自己的快捷方式（符号链接）。请换一个文件名',
      isOfPlace: true,
    },
  ],
  ['EACCES', NO_RIGHT],
  ['EPERM', NO_RIGHT],
  [
    'EROFS',
    {
      reading: '这里是只读的，文件打不开。请换一个地方。',
      writing: '这里是只读的。请换一个地方',
      isOfPlace: true,
    },
  ],
  ['ENOSPC', DISK_FULL],
  [
    'EDQUOT',
    {
      reading: '磁盘配额用完了，没有读取。请腾出空间后重试。',
      writing: '磁盘配额用完了。请腾出空间，或者请管理员增加配额',
      isOfPlace: false,
    },
  ],
  [
    'EFBIG',
    {
      reading: '文件太大，系统不让打开。请拆成几个文件。',
      writing: '文件太大，超过了系统允许的大小。请换一个磁盘，或者请管理员放宽限制',
      isOfPlace: false,
    },
  ],
  ['EMFILE', TOO_MANY],
  ['ENFILE', TOO_MANY],
  ['EBUSY', IN_USE],
  [
    'EIO',
    {
      reading: '磁盘读取出错。请检查磁盘，或者从备份取回文件。',
      writing: '磁盘写入出错。请检查磁盘，或者换一个地方',
      isOfPlace: false,
    },
  ],
  [
    'ENOMEM',
    {
      reading: '内存不够，没有读取。请关掉一些程序后重试。',
      writing: '内存不够。请关掉一些程序后重试',
      isOfPlace: false,
    },
  ],
  [
    'ETXTBSY',
    {
      reading: IN_USE.reading,
      writing: '这个文件是正在运行的程序。请换一个文件名',
      isOfPlace: true,
    },
  ],
  ['EBADF', { reading: '输入已经关闭，没有读取。', writing: '输出已经关闭', isOfPlace: false }],
  ['ESTALE', DISCONNECTED],
  ['ETIMEDOUT', DISCONNECTED],
  ['EHOSTDOWN', DISCONNECTED],
  ['ENODEV', DISCONNECTED],
  ['ENXIO', DISCONNECTED],
]);

/** Why a file was not read. @throws the error where it is none of the file system's. */
export function fileProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return PROBLEMS.get(code)?.reading ?? `文件打不开（${code}）。请检查后重试。`;
}

/** Why nothing could be written. */
export function writeProblem(error: unknown): { reason: string; isOfPlace: boolean } {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return { reason: message, isOfPlace: false };
  const known = PROBLEMS.get(code);
  return known
    ? { reason: known.writing, isOfPlace: known.isOfPlace }
    : { reason: `系统报告 ${code}。请检查后重试`, isOfPlace: false };
}

/** Why a run ended early: what the system reports of a file, in Chinese, else the message itself. */
export function reasonOf(error: unknown): string {
  const { code, path, syscall, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : PROBLEMS.get(code);
  if (!known) return message;
  const told = syscall === 'write' || syscall === 'fsync' ? known.writing : known.reading;
  return path === undefined ? told : `“${path}”：${told}`;
}
