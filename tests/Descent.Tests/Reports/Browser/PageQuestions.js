// Questions to a page that is shown; each answers with a list of what is wrong.

var colours = new Map();

function describe(element, what) {
    return `${element.tagName} ${element.className.baseVal ?? element.className} '${element.textContent.trim().slice(0, 40)}': ${what}`;
}

function shown(element) {
    return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
}

// Elements that reach over the window's edge and do not scroll in a box of their own.
function wide(width) {
    return [...document.body.querySelectorAll('*')]
        .filter(element => shown(element) && !element.parentElement.closest('.scroll, pre') && element.tagName !== 'CAPTION' && element.getBoundingClientRect().right > width + 1)
        .map(element => describe(element, element.getBoundingClientRect().right));
}

// Texts whose letters are smaller than so many pixels on the screen.
function small(pixels) {
    return texts()
        .map(element => [element, parseFloat(getComputedStyle(element).fontSize) * (element.ownerSVGElement ? element.getScreenCTM().a : 1)])
        .filter(([, size]) => size < pixels)
        .map(([element, size]) => describe(element, size));
}

// Texts with less contrast than a ratio; three will do for large ones (WCAG 2.2, 1.4.3).
function faint(ratio) {
    return texts().map(element => [element, contrast(element), isLarge(element) ? 3 : ratio])
        .filter(([, found, needed]) => found < needed)
        .map(([element, found]) => describe(element, found));
}

// Texts of drawings that lie over each other.
function covered() {
    const wrong = [];
    for (const drawing of document.querySelectorAll('svg')) {
        const boxes = [...drawing.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
        for (let first = 0; first < boxes.length; first++) {
            for (let second = first + 1; second < boxes.length; second++) {
                const [a, b] = [boxes[first][1], boxes[second][1]];
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3) wrong.push(describe(boxes[first][0], 'lies over ' + boxes[second][0].textContent));
            }
        }
    }
    return wrong;
}

function texts() {
    return [...document.body.querySelectorAll('*')].filter(element => shown(element) && !element.closest('title, .skip') && element.tagName !== 'CAPTION'
        && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''));
}

function isLarge(element) {
    const style = getComputedStyle(element);
    return parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
}

function contrast(element) {
    let under = [0, 0, 0, 0];
    for (let node = element; node && under[3] < 1; node = node.parentElement) {
        if (!(node instanceof SVGElement)) under = over(under, colour(getComputedStyle(node).backgroundColor));
    }
    const style = getComputedStyle(element);
    const [light, dark] = [luminance(colour(element.ownerSVGElement ? style.fill : style.color)), luminance(under)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
}

function over(top, bottom) {
    const share = bottom[3] * (1 - top[3]);
    const whole = top[3] + share;
    return whole === 0 ? [0, 0, 0, 0] : [...[0, 1, 2].map(index => (top[index] * top[3] + bottom[index] * share) / whole), whole];
}

// Any CSS colour, by the browser's own reading of it.
function colour(text) {
    if (!colours.has(text)) {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        colours.set(text, [red, green, blue, alpha / 255]);
    }
    return colours.get(text);
}

function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
