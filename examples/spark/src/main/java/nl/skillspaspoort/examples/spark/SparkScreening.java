package nl.skillspaspoort.examples.spark;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.screening.ScreeningRow;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Very many credentials into one table, a row for each: verdict, six axes and reasons, and no
 * number that ranks people. The rows are those of {@code skillspas screen}, in no particular order.
 */
final class SparkScreening {
  private SparkScreening() {}

  /** The columns of the table, all text. */
  static StructType schema() {
    StructType schema = new StructType();
    for (String column : ScreeningRow.COLUMNS) {
      schema = schema.add(column, DataTypes.StringType, false);
    }
    return schema;
  }

  /**
   * Screens inputs by name.
   *
   * @param inputs what each is called, and its bytes
   */
  static Dataset<Row> screen(
      SparkSession spark, JavaPairRDD<String, byte[]> inputs, ScreeningLists lists) {
    Broadcast<ScreeningLists> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(lists);
    JavaRDD<Row> rows = inputs.mapPartitions(part -> rows(part, shared.value().verifier()));
    return spark.createDataFrame(rows, schema());
  }

  private static Iterator<Row> rows(Iterator<Tuple2<String, byte[]>> inputs, Verifier verifier) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return inputs.hasNext();
      }

      @Override
      public Row next() {
        Tuple2<String, byte[]> input = inputs.next();
        ScreeningRow row = ScreeningRow.of(input._1(), verifier.verify(input._2()));
        return RowFactory.create(row.cells().toArray());
      }
    };
  }

  /** The lines of text files, or of all files in a folder, each called by its number from 1. */
  static JavaPairRDD<String, byte[]> lines(SparkSession spark, String path) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .textFile(path)
        .zipWithIndex()
        .mapToPair(
            line ->
                new Tuple2<>(
                    Long.toString(line._2() + 1), line._1().getBytes(StandardCharsets.UTF_8)));
  }
}
