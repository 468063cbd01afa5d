/**
 * Runs in the browser, beside Microsoft's renderer: shows cards in colors near to those of Teams, and answers with the text of
 * whatever is wider than its place.
 */
globalThis.showCards = ({ cards, width, theme }) => {
  const padding = 16;
  const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
  const look = {
    light: {
      page: '#f5f5f5',
      card: '#ffffff',
      text: '#242424',
      subtle: '#616161',
      emphasis: '#fafafa',
      warning: '#fdf6ec',
    },
    dark: {
      page: '#141414',
      card: '#292929',
      text: '#ffffff',
      subtle: '#adadad',
      emphasis: '#1f1f1f',
      warning: '#3d2c0f',
    },
  }[theme];
  const color = (text) => ({ default: text, subtle: look.subtle });
  const foregroundColors = {
    default: color(look.text),
    accent: color('#7f85f5'),
    good: color(theme === 'dark' ? '#54b054' : '#107c10'),
    warning: color(theme === 'dark' ? '#fdcfb4' : '#8a3707'),
    attention: color(theme === 'dark' ? '#e37d80' : '#c4314b'),
  };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
  const hostConfig = new HostConfig({
    fontFamily: 'Segoe UI, Liberation Sans, Noto Sans CJK SC, sans-serif',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding },
    separator: { lineThickness: 1, lineColor: `${look.subtle}55` },
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    containerStyles: { default: style(look.card), emphasis: style(look.emphasis), warning: style(look.warning) },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  });
  document.head.insertAdjacentHTML(
    'beforeend',
    `<style>
      body { margin: 16px; background: ${look.page}; }
      .card { width: ${width}px; margin-bottom: 16px; border-radius: 6px; background: ${look.card}; }
      button { padding: 5px 12px; border: 1px solid ${look.subtle}; border-radius: 4px; background: ${look.card};
        color: ${look.text}; font: 600 14px Segoe UI, Liberation Sans, Noto Sans CJK SC, sans-serif; }
    </style>`,
  );
  for (const json of cards) {
    const card = new AdaptiveCard();
    card.hostConfig = hostConfig;
    card.parse(json);
    const element = card.render();
    element.classList.add('card');
    document.body.append(element);
  }
  const right = (element) => element.getBoundingClientRect().right;
  return [...document.querySelectorAll('.card')].flatMap((card) =>
    [...card.querySelectorAll('button, p, span')]
      .filter((element) => right(element) > right(card) - padding + 1)
      .map((element) => element.textContent.slice(0, 60)),
  );
};
