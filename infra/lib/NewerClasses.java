import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Writes the classes of a jar in a newer format (that of Java 8), the same code with the stack maps that came with Java
 * 6: only such classes get into a cache of loaded classes. For this machine's cache alone; the jar itself stays.
 *
 * <p>Arguments: the jar, the file to write.
 */
class NewerClasses {
    private static final int WITHOUT_STACK_MAPS = 50;
    private static final int JAVA_8 = 52;

    private final JarFile jar;
    private final ClassFile format;

    private NewerClasses(JarFile jar) {
        this.jar = jar;
        this.format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ConstantPoolSharingOption.NEW_POOL, // else methods are copied as they are
                ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(type -> open(type.descriptorString()))
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        try (JarFile jar = new JarFile(arguments[0]);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            new NewerClasses(jar).write(out);
        }
    }

    private void write(JarOutputStream out) throws IOException {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(entry.getName().endsWith(".class") ? newer(bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private byte[] newer(byte[] bytes) {
        var old = format.parse(bytes);
        return old.majorVersion() < WITHOUT_STACK_MAPS
                ? format.transformClass(
                        old,
                        ClassTransform.dropping(element -> element instanceof ClassFileVersion)
                                .andThen(ClassTransform.endHandler(written -> written.withVersion(JAVA_8, 0))))
                : bytes;
    }

    private InputStream open(String descriptor) {
        var entry = jar.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
