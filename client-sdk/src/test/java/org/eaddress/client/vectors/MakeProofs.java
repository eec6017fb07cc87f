package org.eaddress.client.vectors;
import java.util.TreeMap;
final class MakeProofs { static void main() throws Exception {
 var all = new TreeMap<String, Vector>();
 all.putAll(Proofs.vectors()); all.putAll(SpoiltContainers.vectors()); all.putAll(ForgedContainerSeals.vectors()); all.putAll(ForgedRecords.vectors());
 for (var v : all.entrySet()) v.getValue().write(Vector.FOLDER.resolve(v.getKey() + ".json"));
 System.out.println(all.size()); } }
