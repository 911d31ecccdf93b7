import { describe, expect, test } from 'vitest';
import { cornersOf, namePlaceOf, projectionOf } from './projection.ts';

const square = [
  [119, 30],
  [119.2, 30],
  [119.2, 30.1],
  [119, 30.1],
  [119, 30],
];

describe('the drawing of a county', () => {
  const drawing = projectionOf([square], 1000, 20);

  test('fills the width between its margins, north up', () => {
    expect(drawing.place(119, 30.1)).toEqual({ x: 20, y: 20 });
    expect(drawing.place(119.2, 30).x).toBeCloseTo(980);
    expect(drawing.place(119.2, 30).y).toBeCloseTo(drawing.height - 20);
  });

  test('keeps the shape: a degree eastward is shorter by the cosine of the latitude', () => {
    const east = drawing.place(119.1, 30.1).x - 20;
    const south = drawing.place(119, 30).y - 20;
    expect(east / south).toBeCloseTo(Math.cos((30.05 * Math.PI) / 180), 6);
  });

  test('puts the name over the middle of the surface, near the top', () => {
    const name = namePlaceOf(square, drawing, []);
    expect(name.x).toBeCloseTo(500);
    expect(name.y).toBeCloseTo(20 + (drawing.height - 40) / 5);
  });

  test('moves the name away from the marks', () => {
    const usual = namePlaceOf(square, drawing, []);
    const moved = namePlaceOf(square, drawing, [usual]);
    expect(moved.x).toBe(usual.x);
    expect(Math.abs(moved.y - usual.y)).toBeGreaterThan(22);
  });

  test('writes an outline as corners', () => {
    expect(cornersOf(square, drawing)).toMatch(/^20\.0,\d+\.\d 980\.0,/);
  });
});
