#include "output/facts_note.hpp"

#include "output/output_file.hpp"

#include <string_view>

namespace norishiro::output {

namespace {

constexpr std::string_view note = R"(この結果には、1人ずつの行が入っています

result.h5 の変数 fact_* には、経路の上の移動が、1人1回につき1行ずつ入っています。--facts を付けて
計算したためです。

・行の人は、計算のなかで作った合成の人です。実在の人の記録ではありません。
・ただし、人口・病床・職員などの設定は実際の地域のものです。小さな市町村や病院では、年齢・診断・日付の
  組み合わせが実在の誰かに似て見えることがあり、設定に内部の資料を使えば、それが写ります。
・そのため、このファイルを公表したり、計画書や報告書に付けたりしないでください。公表には、--facts を
  付けずに計算した結果を使います。ほかの数値は、1バイトも変わらず同じ計算です。
・研究に使うときは、内部の資料と同じように保管し、集計してから示してください。

列の意味は output/README.md の「Facts」にあります。

----

This result holds a row for each person and event

The variables fact_* of result.h5 have one row for each passage of one person along the pathway, because
it was computed with --facts.

- The persons are synthetic: the computation made them. They are no records of anybody.
- Yet the settings (residents, beds, staff) are those of a real area. In a small municipality or hospital an
  age, a diagnosis and a date may look like somebody, and what comes from internal material shows through.
- So do not publish this file, and do not attach it to plans or reports. Publish a result that was computed
  without --facts: it is the same computation, with the same counts.
- For research keep it as you keep internal material, and show sums.

The columns are explained in output/README.md, under "Facts".
)";

} // namespace

void write_facts_note(std::filesystem::path const& file) {
    write_file(file, note);
}

} // namespace norishiro::output
