// Lesson parts and parts of the corpus, modelled by another program from the same drawings. Run as
// openscad -o OUT.stl -D 'part="washer"' -D '$fn=64' parts.scad. All lengths in millimetres.
part = "washer";

module box(from, to) { translate(from) cube(to - from); }
module rod(x, y, z0, z1, d) { translate([x, y, z0]) cylinder(d = d, h = z1 - z0); }
module turned(points) { rotate_extrude() polygon(points); }
/** A side view (x, z) of some depth along y. */
module side(depth) { translate([0, depth, 0]) rotate([90, 0, 0]) linear_extrude(depth) children(); }

module lesson_plate_with_holes() {
  difference() {
    cube([80, 50, 6]);
    for (x = [10, 70], y = [10, 40]) rod(x, y, -1, 7, 5);
    rod(40, 25, -1, 7, 20);
  }
}

module lesson_knob() {
  difference() {
    union() { rod(0, 0, 0, 12, 30); rod(0, 0, 0, 18, 16); }
    difference() { rod(0, 0, 4.5, 7.5, 40); rod(0, 0, 4, 8, 26); }
    rod(0, 0, 6, 19, 8);
  }
}

module lesson_l_bracket() {
  difference() {
    side(40) polygon([[0, 0], [50, 0], [50, 6], [6, 6], [6, 45], [0, 45]]);
    rod(35, 20, -1, 7, 6);
    translate([-1, 14, 30]) rotate([0, 90, 0]) cylinder(d = 6, h = 8);
  }
}

module four_hole_plate() {
  difference() {
    cube([60, 40, 8]);
    for (at = [[6, 7], [54, 7], [6, 33], [50, 33]]) rod(at.x, at.y, -1, 9, 5);
  }
}

module washer() {
  linear_extrude(4) difference() { circle(d = 50); circle(d = 21); }
}

module countersunk_plate() {
  difference() {
    cube([64, 30, 6]);
    for (at = [[12, 10], [48, 18]]) {
      rod(at.x, at.y, -1, 7, 4.5);
      translate([at.x, at.y, 1.5]) cylinder(d1 = 0, d2 = 11, h = 5.5);
    }
  }
}

module counterbored_block() {
  difference() {
    cube([52, 32, 20]);
    rod(14, 13, -1, 21, 6.6);
    rod(14, 13, 13.6, 21, 11);
    rod(36, 13, 8, 21, 8);
  }
}

module filleted_bracket() {
  difference() {
    side(40) difference() {
      union() { square([50, 5]); square([6, 45]); square([14, 13]); }
      translate([14, 13]) circle(r = 8);
    }
    rod(34, 22, -1, 6, 7);
  }
}

module flange() {
  difference() {
    union() { rod(0, 0, 0, 8, 84); rod(0, 0, 0, 24, 40); }
    rod(0, 0, -1, 25, 20);
    for (i = [0:5]) rotate(60 * i) rod(31, 0, -1, 9, 7);
  }
}

module stepped_shaft() {
  turned([[0, 0], [15, 0], [15, 18], [10, 18], [10, 46], [6, 46], [6, 61], [0, 61]]);
}

module cross_drilled_pin() {
  difference() {
    union() { rod(0, 0, 0, 6, 26); rod(0, 0, 0, 48, 16); }
    translate([0, 26, 38]) rotate([90, 0, 0]) cylinder(d = 5, h = 52);
  }
}

module slotted_plate() {
  linear_extrude(6) difference() {
    translate([6, 6]) offset(r = 6) square([68, 30]);
    hull() for (x = [12.5, 35.5]) translate([x, 17]) circle(d = 9);
    translate([62, 26]) circle(d = 10);
  }
}

module rounded_block() {
  difference() {
    linear_extrude(12) hull() for (x = [8, 40], y = [8, 28]) translate([x, y]) circle(r = 8);
    rod(18, 15, -1, 13, 12);
  }
}

module chamfered_block() {
  difference() {
    side(30) polygon([[0, 0], [54, 0], [54, 15], [51, 18], [3, 18], [0, 15]]);
    rod(20, 13, 10, 19, 10);
  }
}

module open_box() {
  difference() {
    cube([64, 44, 30]);
    box([2.5, 2.5, 3], [61.5, 41.5, 31]);
    rod(20, 14, -1, 4, 6);
  }
}

module cone_tip() {
  turned([[0, 0], [14, 0], [14, 6], [8, 6], [8, 30], [0, 44]]);
}

module ball_stem() {
  rod(0, 0, 0, 5, 30);
  rod(0, 0, 0, 40, 10);
  translate([0, 0, 40]) rotate_extrude() intersection() {
    circle(r = 11);
    translate([0, -20]) square(40);
  }
}

module ring() {
  rotate_extrude() translate([23, 0]) circle(r = 5);
}

if (part == "lesson_plate_with_holes") lesson_plate_with_holes();
if (part == "lesson_knob") lesson_knob();
if (part == "lesson_l_bracket") lesson_l_bracket();
if (part == "four_hole_plate") four_hole_plate();
if (part == "washer") washer();
if (part == "countersunk_plate") countersunk_plate();
if (part == "counterbored_block") counterbored_block();
if (part == "filleted_bracket") filleted_bracket();
if (part == "flange") flange();
if (part == "stepped_shaft") stepped_shaft();
if (part == "cross_drilled_pin") cross_drilled_pin();
if (part == "slotted_plate") slotted_plate();
if (part == "rounded_block") rounded_block();
if (part == "chamfered_block") chamfered_block();
if (part == "open_box") open_box();
if (part == "cone_tip") cone_tip();
if (part == "ball_stem") ball_stem();
if (part == "ring") ring();
