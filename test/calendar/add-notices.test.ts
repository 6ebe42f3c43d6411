import { describe, expect, it } from 'vitest';
import { addNotices } from '../../src/calendar/add-notices.ts';
import { HolidayDataError, type HolidayNotice } from '../../src/calendar/holiday-notice.ts';

function notice(number: string, issued: string, off: string[]): HolidayNotice {
  return { number, issued, kind: 'annual', holidays: [{ name: '劳动节', off }] };
}

const known = {
  schemaVersion: 1 as const,
  year: 2019,
  notices: [notice('甲〔2018〕15号', '2018-12-01', ['2019-05-01'])],
};

describe('addNotices', () => {
  it('adds what is not known yet, in order of issue', () => {
    const later = notice('乙〔2019〕3号', '2019-03-22', ['2019-05-01/2019-05-04']);
    const earlier = notice('丙〔2018〕1号', '2018-01-01', ['2019-05-02']);
    const { year, notices } = addNotices(known, [later, earlier]);
    expect(year).toBe(2019);
    expect(notices).toEqual([earlier, ...known.notices, later]);
  });

  it('adds none twice, however its days are written', () => {
    const same = notice('甲〔2018〕15号', '2018-12-01', ['2019-05-01/2019-05-01']);
    expect(addNotices(known, [same])).toEqual(known);
  });

  it('refuses one that says other days than are known of it', () => {
    const other = notice('甲〔2018〕15号', '2018-12-01', ['2019-05-02']);
    expect(() => addNotices(known, [other])).toThrow(HolidayDataError);
    expect(() => addNotices(known, [other])).toThrow('甲〔2018〕15号');
  });
});
