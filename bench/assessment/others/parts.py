"""The parts of parts.scad once more, as boundary models that are meshed afterwards.

Run by freecadcmd; OTHERS_FOLDER is where the meshes go, OTHERS_CHORDS what is made of each part:
"fine 0.005 0.1 stl;..." (name, linear deflection in mm, angular deflection in radians, format).
"""

import os

import FreeCAD
import MeshPart
import Part

V = FreeCAD.Vector
Z = V(0, 0, 1)


def box(x0, y0, z0, x1, y1, z1):
    return Part.makeBox(x1 - x0, y1 - y0, z1 - z0, V(x0, y0, z0))


def rod(x, y, z0, z1, d, axis=Z):
    return Part.makeCylinder(d / 2, z1 - z0, V(x, y, z0), axis)


def turned(points):
    wire = Part.makePolygon([V(x, 0, z) for x, z in points + points[:1]])
    return Part.Face(wire).revolve(V(0, 0, 0), Z, 360)


def side(points, depth):
    wire = Part.makePolygon([V(x, 0, z) for x, z in points + points[:1]])
    return Part.Face(wire).extrude(V(0, depth, 0))


def along_z(shape, from_z):
    """Edges of a body that run straight up from some height."""
    ends = lambda e: sorted(v.Point.z for v in e.Vertexes)
    level = lambda e: abs(e.Vertexes[0].Point.x - e.Vertexes[1].Point.x) < 1e-9 and abs(
        e.Vertexes[0].Point.y - e.Vertexes[1].Point.y) < 1e-9
    return [e for e in shape.Edges if len(e.Vertexes) == 2 and level(e) and ends(e)[0] == from_z]


def lesson_plate_with_holes():
    holes = [rod(x, y, -1, 7, 5) for x in (10, 70) for y in (10, 40)]
    return box(0, 0, 0, 80, 50, 6).cut(holes + [rod(40, 25, -1, 7, 20)])


def lesson_knob():
    return turned([(0, 0), (15, 0), (15, 4.5), (13, 4.5), (13, 7.5), (15, 7.5), (15, 12), (8, 12),
                   (8, 18), (4, 18), (4, 6), (0, 6)])


def lesson_l_bracket():
    body = box(0, 0, 0, 50, 40, 6).fuse(box(0, 0, 0, 6, 40, 45)).removeSplitter()
    across = Part.makeCylinder(3, 8, V(-1, 14, 30), V(1, 0, 0))
    return body.cut([rod(35, 20, -1, 7, 6), across])


def four_hole_plate():
    places = [(6, 7), (54, 7), (6, 33), (50, 33)]
    return box(0, 0, 0, 60, 40, 8).cut([rod(x, y, -1, 9, 5) for x, y in places])


def washer():
    return rod(0, 0, 0, 4, 50).cut(rod(0, 0, -1, 5, 21))


def countersunk_plate():
    cuts = []
    for x, y in ((12, 10), (48, 18)):
        cuts += [rod(x, y, -1, 7, 4.5), Part.makeCone(0, 5.5, 5.5, V(x, y, 1.5))]
    return box(0, 0, 0, 64, 30, 6).cut(cuts)


def counterbored_block():
    return box(0, 0, 0, 52, 32, 20).cut(
        [rod(14, 13, -1, 21, 6.6), rod(14, 13, 13.6, 21, 11), rod(36, 13, 8, 21, 8)])


def filleted_bracket():
    body = side([(0, 0), (50, 0), (50, 5), (6, 5), (6, 45), (0, 45)], 40)
    inner = [e for e in body.Edges
             if all(abs(v.Point.x - 6) < 1e-9 and abs(v.Point.z - 5) < 1e-9 for v in e.Vertexes)]
    return body.makeFillet(8, inner).cut(rod(34, 22, -1, 6, 7))


def flange():
    body = rod(0, 0, 0, 8, 84).fuse(rod(0, 0, 0, 24, 40)).cut(rod(0, 0, -1, 25, 20))
    bolt = rod(31, 0, -1, 9, 7)
    bolts = []
    for i in range(6):
        one = bolt.copy()
        one.rotate(V(0, 0, 0), Z, 60 * i)
        bolts.append(one)
    return body.cut(bolts).removeSplitter()


def stepped_shaft():
    return rod(0, 0, 0, 18, 30).fuse([rod(0, 0, 0, 46, 20), rod(0, 0, 0, 61, 12)]).removeSplitter()


def cross_drilled_pin():
    body = rod(0, 0, 0, 6, 26).fuse(rod(0, 0, 0, 48, 16)).removeSplitter()
    return body.cut(Part.makeCylinder(2.5, 52, V(0, -26, 38), V(0, 1, 0)))


def slotted_plate():
    plate = box(0, 0, 0, 80, 42, 6)
    plate = plate.makeFillet(6, along_z(plate, 0))
    slot = rod(12.5, 17, -1, 7, 9).fuse(
        [rod(35.5, 17, -1, 7, 9), box(12.5, 12.5, -1, 35.5, 21.5, 7)]).removeSplitter()
    return plate.cut([slot, rod(62, 26, -1, 7, 10)])


def rounded_block():
    block = box(0, 0, 0, 48, 36, 12)
    return block.makeFillet(8, along_z(block, 0)).cut(rod(18, 15, -1, 13, 12))


def chamfered_block():
    block = box(0, 0, 0, 54, 30, 18)
    top = [e for e in block.Edges
           if all(v.Point.z == 18 for v in e.Vertexes) and e.Vertexes[0].Point.x == e.Vertexes[1].Point.x]
    return block.makeChamfer(3, top).cut(rod(20, 13, 10, 19, 10))


def open_box():
    inside = box(2.5, 2.5, 3, 61.5, 41.5, 31)
    return box(0, 0, 0, 64, 44, 30).cut([inside, rod(20, 14, -1, 4, 6)])


def cone_tip():
    return turned([(0, 0), (14, 0), (14, 6), (8, 6), (8, 30), (0, 44)])


def ball_stem():
    ball = Part.makeSphere(11, V(0, 0, 40))
    return rod(0, 0, 0, 5, 30).fuse([rod(0, 0, 0, 40, 10), ball]).removeSplitter()


def ring():
    return Part.makeTorus(23, 5)


PARTS = [lesson_plate_with_holes, lesson_knob, lesson_l_bracket, four_hole_plate, washer,
         countersunk_plate, counterbored_block, filleted_bracket, flange, stepped_shaft,
         cross_drilled_pin, slotted_plate, rounded_block, chamfered_block, open_box, cone_tip,
         ball_stem, ring]

folder = os.environ["OTHERS_FOLDER"]
for part in PARTS:
    for words in os.environ["OTHERS_CHORDS"].split(";"):
        name, linear, angular, ending = words.split()
        mesh = MeshPart.meshFromShape(
            Shape=part(), LinearDeflection=float(linear), AngularDeflection=float(angular))
        mesh.write(os.path.join(folder, "%s %s.%s" % (part.__name__, name, ending)))
