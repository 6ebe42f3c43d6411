/** What stands around a number, by which people tell what it is. */
export interface Context {
  /** The text before it, or the heading above it, up to {@link BEFORE} characters. */
  before: string;
  after: string;
  /** Within the address of a page: what stands there before it; else null. */
  address: string | null;
}

export type Meaning = 'person' | 'thing' | 'open';

const BEFORE = 16;
const AFTER = 4;
/** Characters of an address that are looked at. */
const MAX_ADDRESS = 500;

/** Words behind which the number of a thing stands, as the last ones before it. */
const THING =
  /(?:编号|编码|代码|条码|文号|案号|备案号|许可证号?|证书号?|注册号|登记号|执照号?|订单号?|单号|流水号?|合同号|受理号|批号|发票(?:号码)?|票号|项目号|序列号|标段号?|单元号|宗地号|件号|档案号|工单号?|ISBN|ISSN|No\.?)(?:为|是|：|:|\s|[(（“"【[]){0,4}$/i;
const PERSON =
  /(?:手机|电话|联系|微信|号码|致电|拨打|短信|机主|tel|phone|mobile|cell|wechat|weixin|\bwx|\bvx)[^\d]{0,8}$/i;
const IDENTITY = /(?:身份证|公民身份|证件号?|[旧老]证|一代证|\bID)[^\d]{0,8}$/i;
const REGISTRATION = /(?:注册|登记|执照|工商|企业|公司|信用代码|税号|纳税人)[^\d]{0,8}$/;
const ACCOUNT = /(?:卡号|银行卡|账号|帐号|账户|帐户|储蓄|借记|工资卡|一卡通)[^\d]{0,8}$/;

/** What a number of a document or of a file begins with (第16131233514号, YSQ2022-16131233514), or a field of an address. */
const NUMBERED = /(?:第|[A-Za-z]\d{0,8}-(?:\d{4}-)?|[?&]\w{1,20}=)$/;

/** Names of what a page is asked with, where they mean a person. */
const PERSON_FIELD =
  /[?&;#/](?:tel|phone|telephone|mobile|mob|cell|sj|sjh|sjhm|shouji|lxdh|dh|contact|wx|weixin|wechat|user|username|account|sfz|sfzh|zjhm|idcard|id_card|idno|cardno|card|bankcard|yhkh|kh)=(?:\+|%2B)?$/i;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>，。；、（）《》“”】]*$/i;

/** @param heading of the column in which the text stands */
export function contextOf(text: string, start: number, end: number, heading: string): Context {
  const near = text.slice(Math.max(start - MAX_ADDRESS, 0), start);
  const before = near.slice(-BEFORE);
  return {
    before: start < BEFORE ? `${heading}：${before}` : before,
    after: text.slice(end, end + AFTER),
    address: ADDRESS.exec(near)?.[0] ?? null,
  };
}

/** In an address only what is named as a person's is one's; behind the name of a thing none is. */
export function mobileMeaning({ before, address }: Context): Meaning {
  if (address !== null) {
    return PERSON_FIELD.test(address) || /(?:手机|电话)[^\d]?$/.test(address) ? 'person' : 'thing';
  }
  if (THING.test(before)) return 'thing';
  if (PERSON_FIELD.test(before) || PERSON.test(before)) return 'person';
  return NUMBERED.test(before) ? 'thing' : 'open';
}

export function identityMeaning({ before, after }: Context): Meaning {
  if (IDENTITY.test(before) || /^[（(]?身份证/.test(after)) return 'person';
  return THING.test(before) || REGISTRATION.test(before) ? 'thing' : 'open';
}

export function cardMeaning({ before, address }: Context): Meaning {
  if (address !== null) return PERSON_FIELD.test(address) ? 'person' : 'thing';
  return ACCOUNT.test(before) ? 'person' : THING.test(before) ? 'thing' : 'open';
}
