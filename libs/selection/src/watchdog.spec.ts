import { startWatchdog } from './watchdog.js';

describe('the watch over a task in another thread', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('gives up what is silent for the grace after the limit, and not a moment before', () => {
    const late = jest.fn();
    startWatchdog(120_000, 15_000, late);
    jest.advanceTimersByTime(134_999);
    expect(late).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('lets what is heard of go on after the limit, until it falls silent', () => {
    const late = jest.fn();
    const watch = startWatchdog(120_000, 15_000, late);
    for (let heard = 0; heard < 20; heard++) {
      jest.advanceTimersByTime(14_000);
      watch.heard();
    }
    expect(late).not.toHaveBeenCalled();
    jest.advanceTimersByTime(15_000);
    expect(late).toHaveBeenCalledTimes(1);
  });

  it('is over when the task is', () => {
    const late = jest.fn();
    startWatchdog(1000, 0, late).stop();
    jest.advanceTimersByTime(60_000);
    expect(late).not.toHaveBeenCalled();
  });
});
