import { addressOf, pathOf } from './call';

describe('the address of a route', () => {
  it('has its parameters in their places, whatever signs they hold', () => {
    expect(pathOf({ path: '/studies/:studyId/seats/:seatId' }, { studyId: 's 1', seatId: 'a/b' })).toBe(
      '/studies/s%201/seats/a%2Fb',
    );
  });

  it('leaves out what nobody asked for', () => {
    const file = { path: '/studies/:studyId/exports/words.csv' };
    expect(addressOf(file, { studyId: 's' }, { lang: 'nb', question: undefined, code: '' })).toBe(
      '/api/v1/studies/s/exports/words.csv?lang=nb',
    );
    expect(addressOf(file, { studyId: 's' })).toBe('/api/v1/studies/s/exports/words.csv');
  });
});
