import { isWork } from '../nature.ts';
import type { Rule } from './rule.ts';
import { ofTask, recordName, taskName } from './wording.ts';

export const linkNotOfficial: Rule = {
  meta: {
    name: 'link-not-official',
    severity: 'info',
    title: '链接不是政府网站',
    what: '公开记录的链接不在方案列出的网站之内；方案没有列的，不是 gov.cn 的网站。',
    why: '政府信息应当通过政府网站等途径公开；别处的页面可能是转载，也可能随时撤下。',
    fix: '改写政府网站上的网址；确实在别的平台公开的，不必理会。',
    basis: '《政府信息公开条例》第二十三条',
  },
  find({ ledger, plan, matches }) {
    const domains = plan.officialDomains.map((domain) => hostOf(`http://${domain}`) ?? domain);
    return matches.flatMap(({ task, entry }) => {
      if (isWork({ task, entry })) return [];
      return entry.records.flatMap((record) => {
        const host = typeof record.link === 'string' ? hostOf(record.link) : null;
        if (host === null || domains.some((domain) => isWithin(host, domain))) {
          return [];
        }
        return [
          {
            message: `${taskName({ task, entry })}的记录${recordName(record)}的链接在“${host}”，不是政府网站（${plan.officialDomains.join('、')}）的页面，请核对。`,
            location: ledger.locate(`${record.pointer}/链接`),
            ...ofTask(plan, task),
          },
        ];
      });
    });
  },
};

/** The site of a link, or null where it leads to none: of other kinds of addresses nothing is said. */
function hostOf(link: string): string | null {
  if (!/^https?:/i.test(link) || !URL.canParse(link)) return null;
  return new URL(link).hostname.replace(/\.$/, '');
}

/** `www.zibo.gov.cn` lies within `gov.cn`, `www.mygov.cn` does not. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
